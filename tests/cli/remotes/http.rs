//! git's own http backend behind a small server on a port of this machine, for whoever knows the
//! password.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Read, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use crate::helper::Sandbox;

/// `ada:secret`, as http has it.
const LET_IN: &str = "Basic YWRhOnNlY3JldA==";

pub struct Server {
    port: u16,
    root: PathBuf,
}

struct Request {
    method: String,
    path: String,
    query: String,
    headers: HashMap<String, String>,
    body: Vec<u8>,
}

impl Server {
    /// Serves what lies below the sandbox; none where git was built without http.
    pub fn start(s: &Sandbox) -> Option<Server> {
        let programs = PathBuf::from(s.git(&["--exec-path"]).trim());
        let there = |name: &str| programs.join(name).exists();
        if !there("git-http-backend") || !there("git-remote-http") {
            return None;
        }
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let root = s.root();
        let served = root.clone();
        // It ends with the test's process.
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let root = served.clone();
                // A client that hangs up is none of the server's business.
                thread::spawn(move || answer(stream, &root).ok());
            }
        });
        Some(Server { port, root })
    }

    pub fn address(&self, path: &Path) -> String {
        let below = path.strip_prefix(&self.root).unwrap();
        format!("http://127.0.0.1:{}/{}", self.port, below.display())
    }

    /// Has git's own helper keep passwords, and know this one already unless it is empty.
    pub fn remember(&self, s: &Sandbox, password: &str) {
        let file = s.root().join("credentials");
        let known = match password {
            "" => String::new(),
            password => {
                let password = password.replace(' ', "%20");
                format!("http://ada:{password}@127.0.0.1:{}\n", self.port)
            }
        };
        fs::write(&file, known).unwrap();
        let helper = format!("store --file={}", file.display());
        s.git(&["config", "--global", "credential.helper", &helper]);
    }
}

fn answer(stream: TcpStream, root: &Path) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut stream = stream;
    let Some(request) = Request::read(&mut reader, &mut stream)? else {
        return Ok(());
    };
    if request.headers.get("authorization").map(String::as_str) != Some(LET_IN) {
        return stream.write_all(
            b"HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"practice\"\r\n\
              Content-Length: 0\r\nConnection: close\r\n\r\n",
        );
    }
    let header = |name: &str| request.headers.get(name).cloned().unwrap_or_default();
    let mut backend = Command::new("git")
        .arg("http-backend")
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_PROJECT_ROOT", root)
        .env("GIT_HTTP_EXPORT_ALL", "1")
        .env("GIT_PROTOCOL", header("git-protocol"))
        .env("REMOTE_USER", "ada")
        .env("REMOTE_ADDR", "127.0.0.1")
        .env("REQUEST_METHOD", &request.method)
        .env("PATH_INFO", &request.path)
        .env("QUERY_STRING", &request.query)
        .env("CONTENT_TYPE", header("content-type"))
        .env("CONTENT_LENGTH", request.body.len().to_string())
        .env("HTTP_CONTENT_ENCODING", header("content-encoding"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut input = backend.stdin.take().unwrap();
    let body = request.body;
    let feed = thread::spawn(move || input.write_all(&body));
    let output = backend.wait_with_output()?.stdout;
    // A backend that answers before it has read everything closes the pipe.
    let _ = feed.join().unwrap();
    let end = output
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .unwrap_or(0);
    let (head, body) = output.split_at(end);
    let body = body.strip_prefix(b"\r\n\r\n").unwrap_or(body);
    let head = String::from_utf8_lossy(head);
    let mut status = "200 OK".to_owned();
    let mut headers = String::new();
    for line in head.lines() {
        match line.strip_prefix("Status: ") {
            Some(other) => status = other.to_owned(),
            None => headers.push_str(&format!("{line}\r\n")),
        }
    }
    write!(
        stream,
        "HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(body)
}

impl Request {
    fn read(
        reader: &mut BufReader<TcpStream>,
        stream: &mut TcpStream,
    ) -> std::io::Result<Option<Request>> {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let mut parts = line.split_whitespace();
        let (Some(method), Some(target)) = (parts.next(), parts.next()) else {
            return Ok(None);
        };
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut headers = HashMap::new();
        loop {
            let mut line = String::new();
            reader.read_line(&mut line)?;
            let Some((name, value)) = line.trim_end().split_once(':') else {
                break;
            };
            headers.insert(name.to_lowercase(), value.trim().to_owned());
        }
        if headers.contains_key("expect") {
            stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
        }
        let mut body = Vec::new();
        match headers.get("content-length") {
            Some(length) => {
                body.resize(length.parse().unwrap_or(0), 0);
                reader.read_exact(&mut body)?;
            }
            None if headers.contains_key("transfer-encoding") => chunks(reader, &mut body)?,
            None => {}
        }
        Ok(Some(Request {
            method: method.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            headers,
            body,
        }))
    }
}

/// A body that comes in pieces, each with its length before it.
fn chunks(reader: &mut BufReader<TcpStream>, body: &mut Vec<u8>) -> std::io::Result<()> {
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let length = usize::from_str_radix(line.trim(), 16).unwrap_or(0);
        let mut piece = vec![0; length];
        reader.read_exact(&mut piece)?;
        reader.read_line(&mut String::new())?;
        if length == 0 {
            return Ok(());
        }
        body.extend(piece);
    }
}
