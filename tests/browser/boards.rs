//! What is looked at: boards from one on which nothing stands yet to one of three hundred experiments,
//! with texts as people write them, far too long ones, and hostile ones; the site of all of them; the
//! blank forms.

use std::{fmt::Write as _, fs, path::PathBuf};

use crate::helper::Sandbox;

/// The pages of boards: the board, the name of the page, its language.
pub const BOARDS: [(&str, &str, &str); 9] = [
    ("usual", "usual-en", "en"),
    ("usual", "usual-nl", "nl"),
    ("usual", "usual-de", "de"),
    ("empty", "empty-en", "en"),
    ("three", "three-en", "en"),
    ("many", "many-en", "en"),
    ("long", "long-de", "de"),
    ("hostile", "hostile-en", "en"),
    ("ended", "ended-nl", "nl"),
];

/// The pages of the site. The last one is a board's, which stands there with a menu above it.
pub const SITE: [&str; 7] = [
    "culture",
    "index",
    "lessons",
    "problems",
    "standards",
    "history",
    "boards/usual",
];

/// The forms, with what they are printed on.
pub const FORMS: [(&str, (f64, f64)); 3] = [
    ("storyboard", crate::A3),
    ("record", crate::A4),
    ("card", crate::A4),
];

/// Those that axe goes through, which takes a moment.
pub const HEARD: &str = "usual-en,empty-en,hostile-en,culture,index,lessons,problems,standards,history,usual,storyboard,card";

/// What people have tried on other programs.
const HOSTILE: &str = "</style></title><script>alert(1)</script> \\\"><img src=x onerror=alert(1)> \
                       <svg onload=alert(1)> javascript:alert(1) &lt;b&gt; ' onmouseover='alert(1) \
                       <iframe src=https://example.org></iframe> <link rel=stylesheet href=//example.org> \
                       Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

/// Words to make texts of a length from, the same every time.
const WORDS: &str = "the label printer at the bench waits for each order and nobody knows why stock \
                     runs out in the late shift when two scanners are shared between three people";

/// Makes the boards, their pages, the site and the forms, and gives the pages' files.
pub fn pages(s: &Sandbox) -> Vec<PathBuf> {
    usual(s);
    s.kata("board new empty --learner Noor").ok();
    Written::new("three", 3, 12).write(s);
    Written::new("many", 300, 14).write(s);
    Written::new("long", 12, 220).write(s);
    let mut hostile = Written::new("hostile", 5, 0);
    hostile.text = Some(HOSTILE);
    hostile.write(s);
    ended(s);
    let mut pages = Vec::new();
    for (board, name, lang) in BOARDS {
        let page = s.root().join(format!("{name}.html"));
        let page_name = page.to_str().unwrap();
        s.kata(&format!(
            "board show {board} --lang {lang} --html {page_name}"
        ))
        .ok();
        pages.push(page);
    }
    s.kata_args(&[
        "problem",
        "raise",
        "Returns come back without a label",
        HOSTILE,
    ])
    .ok();
    for (folder, names) in [
        ("site", SITE.to_vec()),
        ("forms", FORMS.map(|(name, _)| name).to_vec()),
    ] {
        let place = s.root().join(folder);
        let export = [
            "--lang",
            "nl",
            "export",
            folder,
            "-o",
            place.to_str().unwrap(),
        ];
        s.kata_args(&export).ok();
        // A page that is new here is looked at, too.
        for found in fs::read_dir(&place).unwrap() {
            let name = found.unwrap().file_name().into_string().unwrap();
            let name = name.strip_suffix(".html");
            assert!(name.is_none_or(|name| names.contains(&name)), "{name:?}");
        }
        pages.extend(names.iter().map(|name| place.join(format!("{name}.html"))));
    }
    pages
}

/// A board in the middle of its work, made step by step.
fn usual(s: &Sandbox) {
    let run = |line: &str| s.kata(line).ok();
    run(
        "board new usual --learner Noor --coach Els --process 'the packing bench' --by 2027-09-01 --cadence weekdays --challenge 'Every order leaves on the day it comes in, without anybody working late'",
    );
    run(
        "-b usual metric add lead-time --unit min --name 'Lead time per order' --better lower --kind outcome",
    );
    run(
        "-b usual metric add batch --unit labels --name 'Labels per print run' --better lower --kind process",
    );
    let csv: String = (1..=20).fold("Date;Lead time;Batch\n".to_owned(), |mut csv, day| {
        let _ = writeln!(csv, "2026-11-{day:02};{};{}", 64 - day, 21 - day);
        csv
    });
    s.write("sheet.csv", &csv);
    run("-b usual measure --csv sheet.csv --column 'Lead time=lead-time' --column Batch=batch");
    fs::remove_file(s.work.join("sheet.csv")).unwrap();
    run(
        "-b usual condition new --at 2026-11-05 --pattern 'Orders are picked one by one, labels are printed in batches of 20 on the printer in the hall; whoever needs one walks there and waits for the batch to be full' --seen 'Orders wait for their label: 14 of 20 orders stood at the bench for more than six minutes'",
    );
    run(
        "-b usual target new --by 2026-12-14 --outcome 'Every order is packed within 40 minutes of coming in' --pattern 'Each order gets its label at the bench, in the order in which it came in' --predict lead-time=..40 --predict batch=1 --influenceable 'Where and when labels are printed is ours to choose' --ambitious 'Nobody here has seen it run without batches' --essential 'The wait for the label is a third of the lead time'",
    );
    run(
        "-b usual obstacle add 'Labels come in batches of 20' 'The scanner is shared by three benches' 'Nobody knows which orders are urgent'",
    );
    run("-b usual obstacle focus O1");
    for (step, turned_out) in [
        (
            "Watch twenty orders from coming in to the label",
            "different",
        ),
        ("Print in batches of 10 for a day", "as-expected"),
        ("Print each label at the bench", "partly"),
    ] {
        s.kata_args(&[
            "-b",
            "usual",
            "plan",
            "--kind",
            "single-factor",
            "--step",
            step,
            "--expect",
            "The wait falls from six minutes to about two",
            "--predict",
            "lead-time=36..45",
        ])
        .ok();
        s.kata_args(&[
            "-b",
            "usual",
            "record",
            "--happened",
            "It fell to one minute, but the bench ran out of labels twice",
            "--learned",
            "The wait was not the printer but fetching the batch",
            "--turned-out",
            turned_out,
        ])
        .ok();
    }
    run(
        "-b usual condition new --pattern 'Labels are printed one by one at the bench' --seen 'The bench stood still twice in a shift'",
    );
    let picture = s.root().join("bench.png");
    image::RgbImage::from_pixel(640, 400, image::Rgb([90, 120, 150]))
        .save(&picture)
        .unwrap();
    s.kata_args(&[
        "-b",
        "usual",
        "plan",
        "--kind",
        "exploratory",
        "--by",
        "2026-11-25",
        "--step",
        "Put a second roll within reach at the start of each shift",
        "--expect",
        "Nobody leaves the bench for labels",
        "--link",
        "https://example.org/rolls",
        "--picture",
        picture.to_str().unwrap(),
        "--caption",
        "Where the rolls lie today",
    ])
    .ok();
    run("-b usual coach --coach Els --threshold 'How many labels a shift uses'");
}

/// A board on which everything has ended.
fn ended(s: &Sandbox) {
    let run = |line: &str| s.kata(&format!("-b ended {line}")).ok();
    s.kata("board new ended --learner Noor --challenge 'Nobody waits'")
        .ok();
    run("condition new --pattern 'They wait'");
    run("metric add wait --unit bestellingen --name 'Bestellingen die om zes uur blijven liggen'");
    run("measure wait 9 --on 2026-11-02");
    run("measure wait 4 --on 2026-11-16");
    run(
        "target new --by 2026-12-14 --outcome 'They wait less' --pattern 'One after the other' --predict wait=..2 --essential 'Who waits does not pack' --ambitious 'It was never below four'",
    );
    for _ in 0..3 {
        run(
            "plan --kind single-factor --step 'Move the twenty parts that sell most next to the benches' --expect 'Two orders less are left at six' --predict wait=..3",
        );
        run(
            "record --happened 'Seven were left; two of the three were ill, and nobody walked further than before' --learned 'The time is not in the walking: two people who reach for the same shelf wait longer' --value 7 --turned-out different",
        );
    }
    run(
        "target close --result not-met --reached 'Four on a good Friday, up to nineteen on a Monday after a newsletter' --learned 'What is left at six hangs on what the shop promises after four, and on newsletters of which we hear nothing' --learned-working 'We wrote down in one line what is ours to change, and nobody asked early' --standard 'Two rolls at each bench' --confirm-by 2026-12-20",
    );
    run("board close --learned 'To look before asking'");
}

/// A board that is written as files, since made step by step it would take a minute.
struct Written {
    slug: &'static str,
    experiments: usize,
    /// About how many words a text has.
    words: usize,
    text: Option<&'static str>,
    made: usize,
}

impl Written {
    fn new(slug: &'static str, experiments: usize, words: usize) -> Written {
        Written {
            slug,
            experiments,
            words,
            text: None,
            made: 0,
        }
    }

    /// Another text each time.
    fn text(&mut self) -> String {
        if let Some(text) = self.text {
            return text.to_owned();
        }
        self.made += 1;
        let count = self.words / 2 + self.made * 7 % self.words.max(1) + 1;
        let words = WORDS.split_whitespace().cycle().skip(self.made * 5 % 29);
        words.take(count).collect::<Vec<_>>().join(" ")
    }

    fn id(&mut self) -> String {
        self.made += 1;
        let letter = self.slug.chars().next().unwrap().to_ascii_uppercase();
        format!("01KAR3M0V9Q4T3Z8S1J{letter}{:06}", self.made)
    }

    fn write(mut self, s: &Sandbox) {
        let put = |path: &str, text: String| s.write(path, &text);
        let board = format!("boards/{}", self.slug);
        let (id, learner, coach) = (self.id(), self.text(), self.text());
        let (process, challenge) = (self.text(), self.text());
        put(
            &format!("{board}/board.toml"),
            format!(
                "id = \"{id}\"\nlearner = \"{learner}\"\ncoach = \"{coach}\"\nprocess = \"{process}\"\n\
                 challenge = \"{challenge}\"\nfocus = \"001-way\"\n"
            ),
        );
        for number in 1..=8 {
            let (id, text) = (self.id(), self.text());
            let mut file = format!("id = \"{id}\"\ntext = \"{text}\"\ntargets = [\"001-aim\"]\n");
            if number > 5 {
                let _ = write!(
                    file,
                    "[closed]\non = 2026-10-01\nwhy = \"{}\"\n",
                    self.text()
                );
            }
            put(&format!("{board}/obstacles/{number:03}-way.toml"), file);
        }
        let (id, outcome, pattern) = (self.id(), self.text(), self.text());
        let essential = self.text();
        put(
            &format!("{board}/targets/001-aim.toml"),
            format!(
                "id = \"{id}\"\nset = 2026-09-10T09:00:00+02:00\nby = 2026-12-14\noutcome = \"{outcome}\"\n\
                 pattern = \"{pattern}\"\ncondition = \"001-day\"\n[criteria]\nessential = \"{essential}\"\n"
            ),
        );
        for number in 1..=2 {
            let (id, pattern, seen) = (self.id(), self.text(), self.text());
            put(
                &format!("{board}/conditions/{number:03}-day.toml"),
                format!(
                    "id = \"{id}\"\ngrasped = 2026-{:02}-10T09:00:00+02:00\npattern = \"{pattern}\"\n\
                     seen = \"{seen}\"\n",
                    number + 8
                ),
            );
        }
        for number in 1..=self.experiments {
            let (id, step, expect) = (self.id(), self.text(), self.text());
            let mut file = format!(
                "id = \"{id}\"\ntarget = \"001-aim\"\nobstacle = \"001-way\"\nkind = \"single-factor\"\n\
                 planned = 2026-10-10T09:00:00+02:00\nby = 2026-11-24\nstep = \"{step}\"\nexpect = \"{expect}\"\n"
            );
            if number < self.experiments {
                let _ = write!(
                    file,
                    "[result]\nrecorded = 2026-10-12T09:00:00+02:00\nhappened = \"{}\"\nlearned = \"{}\"\n\
                     turned_out = \"different\"\n",
                    self.text(),
                    self.text()
                );
            }
            put(&format!("{board}/experiments/{number:03}-step.toml"), file);
        }
        for number in 1..=4 {
            let (id, text) = (self.id(), self.text());
            put(
                &format!("standards/{number:03}-{}.toml", self.slug),
                format!(
                    "id = \"{id}\"\ntext = \"{text}\"\ntarget = \"{}/001-aim\"\nconfirm_by = 2026-12-20\n",
                    self.slug
                ),
            );
        }
    }
}
