//! A real sshd on a port of this machine, with a host key and keys of its own.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::helper::Sandbox;

/// Where a daemon may be that is on nobody's PATH.
const PLACES: [&str; 3] = ["/usr/sbin/sshd", "/usr/local/sbin/sshd", "/usr/bin/sshd"];
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Server {
    daemon: Child,
    folder: PathBuf,
    port: u16,
    user: String,
}

impl Server {
    /// None where there is no sshd.
    pub fn start(root: &Path) -> Option<Server> {
        let sshd = PLACES.iter().find(|place| Path::new(place).exists())?;
        let folder = root.join("ssh");
        fs::create_dir(&folder).unwrap();
        let at = |name: &str| folder.join(name).display().to_string();
        generate(&folder.join("host"), "");
        fs::write(folder.join("authorized"), "").unwrap();
        // Started by root, it wants an empty folder of the system's.
        let _ = fs::create_dir_all("/run/sshd");
        let user = said(Command::new("id").arg("-un"));
        let until = Instant::now() + PATIENCE;
        loop {
            // The port is free now; should another take it meanwhile, the next one is tried.
            let port = TcpListener::bind("127.0.0.1:0")
                .unwrap()
                .local_addr()
                .unwrap()
                .port();
            let config = format!(
                "Port {port}\nListenAddress 127.0.0.1\nHostKey {}\nAuthorizedKeysFile {}\n\
                 PidFile none\nStrictModes no\nUsePAM no\nPasswordAuthentication no\n\
                 KbdInteractiveAuthentication no\nPermitRootLogin prohibit-password\n\
                 SetEnv GIT_CONFIG_GLOBAL=/dev/null\n",
                at("host"),
                at("authorized")
            );
            fs::write(folder.join("config"), config).unwrap();
            let mut daemon = Command::new(sshd)
                .args(["-D", "-e", "-f", &at("config")])
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(fs::File::create(folder.join("log")).unwrap())
                .spawn()
                .unwrap();
            while daemon.try_wait().unwrap().is_none() {
                if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                    return Some(Server {
                        daemon,
                        folder,
                        port,
                        user,
                    });
                }
                sleep(Duration::from_millis(20));
            }
            let log = fs::read_to_string(folder.join("log")).unwrap();
            assert!(Instant::now() < until, "sshd does not start:\n{log}");
        }
    }

    /// A key that the server lets in.
    pub fn key(&self, name: &str, passphrase: &str) -> PathBuf {
        let key = self.folder.join(name);
        generate(&key, passphrase);
        let public = fs::read_to_string(key.with_extension("pub")).unwrap();
        fs::write(self.folder.join("authorized"), public).unwrap();
        key
    }

    pub fn forget_keys(&self) {
        fs::write(self.folder.join("authorized"), "").unwrap();
    }

    /// Has the git of a sandbox come with this key, and know this host.
    pub fn know(&self, s: &mut Sandbox, key: &Path) {
        let host = fs::read_to_string(self.folder.join("host.pub")).unwrap();
        let known = s.root().join("known_hosts");
        fs::write(&known, format!("[127.0.0.1]:{} {host}", self.port)).unwrap();
        // ssh looks for its own settings in the home of the account, whatever HOME says.
        let config = self.folder.join("client");
        let lines = format!(
            "IdentityFile {}\nUserKnownHostsFile {}\nGlobalKnownHostsFile /dev/null\n\
             StrictHostKeyChecking yes\n",
            key.display(),
            known.display()
        );
        fs::write(&config, lines).unwrap();
        let ssh = format!("ssh -F {}", config.display());
        s.git(&["config", "--global", "core.sshCommand", &ssh]);
    }

    pub fn address(&self, path: &Path) -> String {
        format!(
            "ssh://{}@127.0.0.1:{}{}",
            self.user,
            self.port,
            path.display()
        )
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

pub struct Agent {
    agent: Child,
    socket: PathBuf,
}

impl Agent {
    /// An agent to which a locked key was opened; none where there is no agent.
    pub fn start(s: &Sandbox, key: &Path, passphrase: &str) -> Option<Agent> {
        let socket = s.root().join("agent");
        let agent = Command::new("ssh-agent")
            .arg("-D")
            .arg("-a")
            .arg(&socket)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let agent = Agent { agent, socket };
        let until = Instant::now() + PATIENCE;
        while !agent.socket.exists() {
            assert!(Instant::now() < until, "the agent does not start");
            sleep(Duration::from_millis(20));
        }
        let answer = s.root().join("passphrase");
        s.script(&answer, &format!("echo '{passphrase}'"));
        let added = s
            .program("ssh-add")
            .arg("-q")
            .arg(key)
            .env("SSH_AUTH_SOCK", &agent.socket)
            .env("SSH_ASKPASS", &answer)
            .env("SSH_ASKPASS_REQUIRE", "force")
            .status()
            .unwrap();
        assert!(added.success());
        Some(agent)
    }

    pub fn socket(&self) -> String {
        self.socket.display().to_string()
    }
}

impl Drop for Agent {
    fn drop(&mut self) {
        let _ = self.agent.kill();
        let _ = self.agent.wait();
        let _ = fs::remove_file(&self.socket);
    }
}

fn generate(key: &Path, passphrase: &str) {
    let made = Command::new("ssh-keygen")
        .args(["-q", "-t", "ed25519", "-C", "test", "-N", passphrase, "-f"])
        .arg(key)
        .status()
        .unwrap();
    assert!(made.success());
}

fn said(command: &mut Command) -> String {
    let out = command.output().unwrap();
    String::from_utf8(out.stdout).unwrap().trim().to_owned()
}
