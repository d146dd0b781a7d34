//! What is kept is right or it is not used.

use std::fmt::Write as _;
use std::thread::sleep;

use proptest::prelude::*;

use super::*;
use crate::{
    practice::kind::Kind,
    store::{
        reading::{self, entry},
        tally::Tally,
    },
};

const BOARD: &str = "learner = \"Noor\"\ncoach = \"Bram\"\nprocess = \"the bench\"\n\
                     challenge = \"Every order on its day\"\n";
const OBSTACLE: &str = "id = \"01KE7RHDF0000000000000P038\"\ntext = \"Labels come in batches\"\n\
                        mine = \"kept too\"\n";
const EXPERIMENT: &str = "planned = 2026-01-05T20:01:00+01:00\nstep = \"Put the label there\"\n\
    expect = \"Less walking\"\n\n[prediction]\nmetric = \"lead-time\"\nlow = 36\nhigh = 39.5\n\n\
    [result]\nrecorded = 2026-01-06T08:00:00+01:00\nhappened = '''\nIt stood\nready'''\nlearned = \"Nothing walks\"\n";
const POINTS: &str = "points = [\n  { on = 2026-01-05, value = 41 },\n  { on = 2026-01-06T08:00:00Z, value = 4.5e1, n = 2 },\n]\n";

/// A home with eight boards, each with some records.
struct Boards {
    folder: tempfile::TempDir,
    git: Git,
}

impl Boards {
    fn new() -> Boards {
        let folder = tempfile::tempdir().unwrap();
        let git = Git::init(folder.path()).unwrap();
        let boards = Boards { folder, git };
        for board in 0..8 {
            boards.write(&format!("boards/b{board}/board.toml"), BOARD);
            for (path, text) in [
                ("obstacles/001-a.toml", OBSTACLE),
                ("obstacles/002-b.toml", OBSTACLE),
                ("experiments/001-c.toml", EXPERIMENT),
                (
                    "metrics/lead-time.toml",
                    "unit = \"min\"\nbetter = \"lower\"\n",
                ),
                ("metrics/lead-time.points.toml", POINTS),
            ] {
                boards.write(&format!("boards/b{board}/{path}"), text);
            }
        }
        boards
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The shelf as it is so long after now.
    fn shelf(&self, later: Duration) -> Shelf {
        Shelf {
            began: SystemTime::now() + later,
            ..Shelf::of(&self.git, self.folder.path(), "").unwrap()
        }
    }

    /// Everything that is read of all boards, faults included; and how many files had to be opened for it
    /// is what the shelf does not tell.
    fn read(&self, shelf: Option<&Shelf>, kinds: &[Kind]) -> String {
        let slugs = lying_in(self.folder.path(), BOARDS).unwrap();
        let slugs = slugs.into_iter().map(|slug| slug.file_name());
        let mut slugs: Vec<String> = slugs.map(|slug| slug.into_string().unwrap()).collect();
        slugs.sort();
        let wanted = |kind, text: &str| kind != Kind::Obstacle || !text.contains("unwanted");
        let at = (self.folder.path(), shelf);
        let read = reading::boards(at, &Tally::default(), &slugs, kinds, &wanted);
        let mut told = String::new();
        for (slug, board) in slugs.iter().zip(read) {
            writeln!(told, "{slug}: {board:#?}").unwrap();
        }
        told
    }

    fn pages(&self) -> Vec<PathBuf> {
        let files = fs::read_dir(self.path(".git/kata/read"))
            .into_iter()
            .flatten();
        files.map(|file| file.unwrap().path()).collect()
    }
}

const LATER: Duration = Duration::from_secs(60);

fn kinds(which: u8) -> &'static [Kind] {
    match which % 3 {
        0 => Kind::ALL,
        1 => &[Kind::Obstacle, Kind::Metric],
        _ => &[Kind::Experiment, Kind::Points],
    }
}

/// One thing that somebody does to a record, or to what is kept.
fn edit(boards: &Boards, what: u8, which: u8, letter: u8) {
    let board = which % 8;
    let names = [
        "obstacles/001-a",
        "obstacles/002-b",
        "experiments/001-c",
        "metrics/lead-time.points",
    ];
    let name = format!("boards/b{board}/{}.toml", names[usize::from(which / 8 % 4)]);
    let file = boards.path(&name);
    let aside = boards.path("aside");
    let text = fs::read(&file).unwrap_or_default();
    // Of the same length.
    let mut other = text.clone();
    if let Some(place) = other.iter().rposition(u8::is_ascii_alphabetic) {
        other[place] = b'a' + letter % 26;
    }
    let modified = fs::metadata(&file).and_then(|metadata| metadata.modified());
    let restore = |path: &Path| {
        if let (Ok(modified), Ok(file)) = (&modified, fs::File::options().append(true).open(path)) {
            file.set_modified(*modified).unwrap();
        }
    };
    match what {
        0 => drop(fs::write(&file, other)),
        1 => {
            let _ = fs::write(&file, other);
            restore(&file);
        }
        2 => {
            fs::write(&aside, other).unwrap();
            restore(&aside);
            let _ = fs::rename(&aside, &file);
        }
        3 => drop(fs::remove_file(&file)),
        4 => boards.write(&name.replace("00", "01"), OBSTACLE),
        5 => drop(fs::rename(&file, boards.path(&name.replace("/00", "/02")))),
        6 => drop(fs::write(&file, "text = \"open")),
        7 => {
            let second = boards.path(&format!("boards/b{board}/obstacles/002-b.toml"));
            let _ = fs::rename(&second, &aside);
            let _ = fs::rename(&file, &second);
            let _ = fs::rename(&aside, &file);
        }
        8 => {
            let (one, two) = (
                format!("boards/b{board}"),
                format!("boards/b{}", letter % 8),
            );
            let _ = fs::rename(boards.path(&one), boards.path("boards/other"));
            let _ = fs::rename(boards.path(&two), boards.path(&one));
            let _ = fs::rename(boards.path("boards/other"), boards.path(&two));
        }
        9 => boards.write(
            &name,
            match letter % 4 {
                0 => OBSTACLE,
                1 => EXPERIMENT,
                2 => "text = \"unwanted\"\n",
                _ => POINTS,
            },
        ),
        10 => drop(fs::write(&file, b"text = \"\xff\"\n")),
        11 => {
            let _ = fs::remove_file(&file);
            let _ = fs::hard_link(boards.path(&format!("boards/b{board}/board.toml")), &file);
        }
        #[cfg(unix)]
        12 => {
            let _ = fs::remove_file(&file);
            let _ = std::os::unix::fs::symlink("001-a.toml", &file);
        }
        _ => {
            for page in boards.pages().into_iter().take(1 + usize::from(letter % 3)) {
                let mut bytes = fs::read(&page).unwrap();
                match letter % 5 {
                    0 => bytes.truncate(bytes.len() / 2),
                    1 => bytes.clear(),
                    2 => bytes.reverse(),
                    _ => {
                        let place = usize::from(which) * 7 % bytes.len();
                        bytes[place] ^= 1 << (letter % 8);
                    }
                }
                fs::write(&page, bytes).unwrap();
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_to_files_what_is_read_is_what_stands_there(
        edits in prop::collection::vec((0u8..14, any::<u8>(), any::<u8>(), any::<u8>()), 1..12)
    ) {
        let boards = Boards::new();
        sleep(Duration::from_millis(12));
        boards.read(Some(&boards.shelf(LATER)), kinds(0));
        for (what, which, letter, asked) in edits {
            edit(&boards, what, which, letter);
            // Longer than a tick of the clock by which files are dated: that it may be shorter is what
            // the rule about young files is for, which this shelf is told to look away from.
            sleep(Duration::from_millis(12));
            for asked in [kinds(asked), Kind::ALL] {
                let plain = boards.read(None, asked);
                prop_assert_eq!(boards.read(Some(&boards.shelf(LATER)), asked), plain, "{}", what);
            }
        }
    }

    #[test]
    fn what_is_damaged_is_nothing_or_what_it_was(place in any::<prop::sample::Index>(), bit in 0u8..8, cut in any::<bool>()) {
        let boards = Boards::new();
        boards.read(Some(&boards.shelf(LATER)), Kind::ALL);
        let mut bytes = fs::read(&boards.pages()[0]).unwrap();
        prop_assert!(page(&bytes).is_some());
        let place = place.index(bytes.len());
        match cut {
            true => bytes.truncate(place),
            false => bytes[place] ^= 1 << bit,
        }
        prop_assert!(page(&bytes).is_none());
    }

    #[test]
    fn no_bytes_stop_the_program(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        let place = Place { board: None, kind: Kind::Experiment, stem: "001-a".to_owned() };
        let _ = (page(&bytes), read(&place, "", &bytes));
        // Also where the sum happens to be right.
        let whole = [&MAGIC[..], &crc32fast::hash(&bytes).to_le_bytes(), &bytes].concat();
        prop_assert!(page(&whole).is_none());
    }
}

#[test]
fn a_record_that_is_kept_is_the_one_that_was_read() {
    for (path, text) in [
        ("boards/b/board.toml", BOARD),
        ("boards/b/obstacles/001-a.toml", OBSTACLE),
        ("boards/b/experiments/001-a.toml", EXPERIMENT),
        ("boards/b/metrics/a.points.toml", POINTS),
        (
            "boards/b/targets/001-a.toml",
            "\u{feff}by = 2026-03-01\r\noutcome = \"x\"\r\npattern = \"y\"\r\n[closed]\r\non = 2026-02-01\r\nresult = \"met\"\r\n",
        ),
        (
            "boards/b/cycles/001-a.toml",
            "learner = \"Noor\"\nheld = 2026-01-05T20:01:00+01:00\nminutes = 15\n[answers]\ntarget = \"x\"\n",
        ),
    ] {
        let place = crate::store::layout::place(path).unwrap();
        let own = entry(&place, path, text).unwrap();
        let bytes = fields(&own).unwrap_or_else(|| panic!("{path} is not kept"));
        assert_eq!(read(&place, text, &bytes), Some(own), "{path}");
    }
}

#[test]
fn what_is_kept_saves_opening_a_file_and_what_changed_is_opened() {
    let boards = Boards::new();
    let plain = boards.read(None, Kind::ALL);
    assert_eq!(boards.read(Some(&boards.shelf(LATER)), Kind::ALL), plain);
    assert_eq!(boards.pages().len(), 8);
    // Its content goes behind its back, and nobody looks.
    let at = fs::metadata(boards.path("boards/b3/obstacles/001-a.toml")).unwrap();
    let name = boards.shelf(LATER).name("b3");
    let path = boards.path(".git/kata/read").join(&name);
    let bytes = fs::read(&path).unwrap();
    let told = page(&bytes).unwrap();
    assert_eq!(told.records.len(), 6);
    let own = told
        .records
        .iter()
        .find(|one| one.path.ends_with("001-a.toml"));
    assert_eq!(own.unwrap().seen, Seen::from(&at).unwrap());
    assert_eq!(own.unwrap().text, OBSTACLE);
    // With fields, and for a record that was not wanted without.
    assert!(!own.unwrap().fields.is_empty());
    let changed = OBSTACLE.replace("batches", "bundles");
    fs::remove_file(boards.path("boards/b3/experiments/001-c.toml")).unwrap();
    boards.write("boards/b3/obstacles/001-a.toml", &changed);
    assert!(
        boards
            .read(Some(&boards.shelf(LATER)), Kind::ALL)
            .contains("bundles")
    );
    let bytes = fs::read(&path).unwrap();
    let records = page(&bytes).unwrap().records;
    assert!(records.iter().any(|one| one.text == changed));
    assert_eq!(records.len(), 5, "what is gone is not kept");
}

#[test]
fn a_file_as_young_as_the_reading_is_not_kept() {
    let boards = Boards::new();
    boards.read(Some(&boards.shelf(Duration::ZERO)), Kind::ALL);
    assert_eq!(boards.pages(), Vec::<PathBuf>::new());
    boards.read(Some(&boards.shelf(YOUNG / 2)), Kind::ALL);
    assert_eq!(boards.pages(), Vec::<PathBuf>::new());
    boards.read(Some(&boards.shelf(LATER)), Kind::ALL);
    assert_eq!(boards.pages().len(), 8);
    let seen = Seen::of(&boards.path("boards/b0/board.toml")).unwrap();
    let at = UNIX_EPOCH + Duration::new(seen.changed.0.unsigned_abs(), 0);
    assert!(!seen.is_before(at) && seen.is_before(at + Duration::from_secs(1)));
}

#[test]
fn a_clock_that_goes_elsewhere_is_gone_by() {
    let at = |seconds| UNIX_EPOCH + Duration::from_secs(seconds);
    assert_eq!(shifted(at(100), at(110), at(115)), Some(at(105)));
    assert_eq!(shifted(at(100), at(110), at(90)), Some(at(80)));
    assert_eq!(shifted(at(100), at(110), at(110)), Some(at(100)));
}

#[test]
fn where_nothing_can_be_written_or_is_to_be_nothing_is() {
    let boards = Boards::new();
    let plain = boards.read(None, Kind::ALL);
    let closed = boards.shelf(LATER);
    closed.closed.store(true, Ordering::Relaxed);
    assert_eq!(boards.read(Some(&closed), Kind::ALL), plain);
    assert!(!boards.path(".git/kata").exists());
    // A file lies where the folder would.
    boards.write(".git/kata/read", "");
    let shelf = boards.shelf(LATER);
    assert_eq!(boards.read(Some(&shelf), Kind::ALL), plain);
    assert!(shelf.closed.load(Ordering::Relaxed));
    for (value, unwanted) in [
        (None, false),
        (Some("1"), false),
        (Some("true"), false),
        (Some("0"), true),
        (Some("No"), true),
        (Some("false"), true),
        (Some(""), true),
    ] {
        assert_eq!(is_unwanted(value), unwanted, "{value:?}");
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    for link in ["kata", "kata/read"] {
        let boards = Boards::new();
        let elsewhere = boards.path("elsewhere");
        fs::create_dir(&elsewhere).unwrap();
        fs::create_dir_all(boards.path(".git/kata")).unwrap();
        let link = boards.path(".git").join(link);
        let _ = fs::remove_dir(&link);
        std::os::unix::fs::symlink(&elsewhere, &link).unwrap();
        let plain = boards.read(None, Kind::ALL);
        assert_eq!(boards.read(Some(&boards.shelf(LATER)), Kind::ALL), plain);
        assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0);
    }
}

#[test]
fn what_another_program_wrote_is_nothing() {
    let write = |program: &str| {
        let mut page = Vec::new();
        let records = Vec::new();
        let program = program.to_owned().into();
        Page { program, records }
            .serialize(&mut Serializer::new(&mut page))
            .unwrap();
        [&MAGIC[..], &crc32fast::hash(&page).to_le_bytes(), &page].concat()
    };
    assert!(page(&write(env!("CARGO_PKG_VERSION"))).is_some());
    assert!(page(&write("0.0.1")).is_none());
}

#[test]
fn what_no_board_has_needed_for_long_is_taken_away() {
    let boards = Boards::new();
    boards.read(Some(&boards.shelf(LATER)), Kind::ALL);
    fs::remove_dir_all(boards.path("boards/b7")).unwrap();
    let shelf = boards.shelf(LATER);
    shelf.tidy();
    assert_eq!(boards.pages().len(), 8, "nothing was written");
    shelf.wrote.store(true, Ordering::Relaxed);
    shelf.tidy();
    assert_eq!(boards.pages().len(), 8, "a branch may bring it back");
    let old = SystemTime::now() - 2 * FORGOTTEN;
    for page in boards.pages() {
        fs::File::options()
            .append(true)
            .open(page)
            .unwrap()
            .set_modified(old)
            .unwrap();
    }
    shelf.tidy();
    assert_eq!(boards.pages().len(), 7);
    assert!(
        !boards
            .pages()
            .contains(&boards.path(".git/kata/read").join(shelf.name("b7")))
    );
}
