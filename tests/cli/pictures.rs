//! Pictures beside records: what is kept of them, where they go, and what is refused.

use std::{fs, io::Cursor, path::Path, time::Instant};

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use crate::{
    helper::{Sandbox, has},
    page::Page,
};

/// A picture of one colour.
fn coloured(width: u32, height: u32, colour: [u8; 3]) -> DynamicImage {
    RgbImage::from_pixel(width, height, Rgb(colour)).into()
}

fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A photograph as a camera writes it, with what it says of place and maker.
fn photograph(colour: [u8; 3]) -> Vec<u8> {
    let jpeg = encoded(&coloured(120, 80, colour), ImageFormat::Jpeg);
    let said = b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0Maker SecretCam, at 52.0907N 5.1214E";
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    bytes.extend(u16::try_from(said.len() + 2).unwrap().to_be_bytes());
    bytes.extend(said);
    bytes.extend(&jpeg[2..]);
    bytes
}

/// A board, and photographs beside the home.
fn practising() -> Sandbox {
    let s = Sandbox::practising();
    for (name, colour) in [("bench", [200, 30, 30]), ("board", [30, 30, 200])] {
        fs::write(s.root().join(format!("{name}.jpg")), photograph(colour)).unwrap();
    }
    s
}

fn pictures(s: &Sandbox) -> Vec<String> {
    let all = s.tree().into_iter();
    all.filter(|path| path.contains("/pictures/")).collect()
}

#[test]
fn a_picture_comes_into_the_commit_of_its_record_named_by_its_content() {
    let s = practising();
    let commits = s.commits();
    let out = s
        .kata(
            "condition new --seen 'They wait' --picture ../bench.jpg --caption 'The bench at nine'",
        )
        .ok();
    assert_eq!(s.commits(), commits + 1);
    let paths = pictures(&s);
    let [path] = paths.as_slice() else {
        panic!("{paths:?}")
    };
    assert!(path.starts_with("boards/packing/pictures/") && path.ends_with(".jpg"));
    let id = s.git(&["hash-object", path]);
    let name = Path::new(path).file_stem().unwrap().to_str().unwrap();
    assert_eq!(name, &id[..10]);
    assert_eq!(
        s.touched(),
        [s.path_of("boards/packing/conditions/002"), path.clone()]
    );
    assert!(has(&out, &format!("The bench at nine ({path})")));
    assert!(has(&s.message(), "The bench at nine"));
    let record = s.kata("condition show --format json").json();
    let picture = &record["record"]["pictures"][0];
    assert_eq!(picture["caption"], "The bench at nine");
    assert_eq!(picture["file"], format!("{name}.jpg"));
    let kept = fs::read(s.work.join(path)).unwrap();
    let text = String::from_utf8_lossy(&kept);
    assert!(!text.contains("SecretCam") && !text.contains("Exif"));
    assert_eq!(
        s.git(&["check-attr", "text", "diff", "--", path]),
        format!("{path}: text: unset\n{path}: diff: unset\n")
    );
    s.assert_clean();
}

#[test]
fn condition_target_experiment_and_result_have_their_own() {
    let s = practising();
    s.kata("target edit TC1 --picture ../board.jpg").ok();
    s.kata("plan --step One --expect Two --picture ../bench.jpg --caption Before --picture ../board.jpg")
        .ok();
    s.kata("record --happened Three --learned Four --picture ../bench.jpg --caption After")
        .ok();
    let shown = s.kata("show E1 --format json").json();
    let pictures_of = &shown["record"]["pictures"];
    let told: Vec<(bool, &str)> = pictures_of
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            (
                one["result"] == true,
                one["caption"].as_str().unwrap_or_default(),
            )
        })
        .collect();
    assert_eq!(told, [(false, "Before"), (false, ""), (true, "After")]);
    // One file each, however often it is named.
    assert_eq!(pictures(&s).len(), 2);
    s.kata("check --strict").ok();
    let page = Page::read(&s.kata("board show --html -").ok());
    page.is_harmless();
    page.can_be_heard();
    assert_eq!(page.all("section.target img").len(), 1);
    let images = page.all("section.record img");
    assert_eq!(images.len(), 3);
    assert!(
        images[0]
            .attr("src")
            .unwrap()
            .starts_with("data:image/jpeg;base64,")
    );
    assert_eq!(images[0].attr("alt"), Some("Picture of E1"));
    assert_eq!(page.all("section.record td:nth-child(4) img").len(), 1);
}

#[test]
fn a_dry_run_shows_the_picture_and_writes_nothing() {
    let s = practising();
    let before = s.files();
    let out = s
        .kata("condition new --seen 'They wait' --picture ../bench.jpg --dry-run")
        .ok();
    assert!(has(
        &out,
        "Binary files /dev/null and b/boards/packing/pictures/"
    ));
    assert_eq!(s.files(), before);
}

#[test]
fn what_is_no_picture_is_refused_with_a_way_to_make_one() {
    let s = practising();
    let file = s.root().join("file");
    let (before, commits) = (s.files(), s.commits());
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".to_vec();
    for (bytes, said) in [
        (svg, "Export it as PNG"),
        (
            b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(),
            "Save or share it as JPEG",
        ),
        (b"%PDF-1.7 ".to_vec(), "Save the page as PNG"),
        (b"plain text".to_vec(), "JPEG, PNG, WebP and GIF are taken"),
        (Vec::new(), "JPEG, PNG, WebP and GIF are taken"),
        (photograph([1, 2, 3])[..150].to_vec(), "save it anew"),
    ] {
        fs::write(&file, bytes).unwrap();
        let refused = s
            .kata("condition new --seen 'They wait' --picture ../file")
            .fails(1);
        assert!(has(&refused.stderr, said), "{}", refused.stderr);
    }
    s.kata("condition new --seen x --picture ../nothing")
        .fails(1);
    s.kata("condition new --seen x --picture ..").fails(1);
    assert_eq!((s.files(), s.commits()), (before, commits));
}

#[test]
fn hostile_files_are_refused_within_a_moment() {
    let s = practising();
    let begun = Instant::now();
    // It says that it has 3.6 thousand million points, and has none.
    let mut bomb = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bomb.extend(60_000u32.to_be_bytes());
    bomb.extend(60_000u32.to_be_bytes());
    bomb.extend(b"\x08\x06\0\0\0\0\0\0\0\0\0\0\0IDAT");
    fs::write(s.root().join("bomb.png"), bomb).unwrap();
    s.kata("condition new --seen x --picture ../bomb.png")
        .fails(1);
    let large = fs::File::create(s.root().join("large.jpg")).unwrap();
    large.set_len(3 << 30).unwrap();
    let refused = s
        .kata("condition new --seen x --picture ../large.jpg")
        .fails(1);
    assert!(has(&refused.stderr, "48 MB"));
    // Somebody would have to write to it first.
    let pipe = s.root().join("pipe");
    assert!(s.program("mkfifo").arg(&pipe).status().unwrap().success());
    s.kata("condition new --seen x --picture ../pipe").fails(1);
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

#[test]
fn a_caption_belongs_to_the_picture_before_it() {
    let s = practising();
    for line in [
        "condition new --seen x --caption Alone",
        "condition new --seen x --caption First --picture ../bench.jpg",
        "condition new --seen x --picture ../bench.jpg --caption One --caption Two",
    ] {
        s.kata(line).fails(2);
    }
    assert!(pictures(&s).is_empty());
}

#[test]
fn with_undo_a_picture_goes_and_with_redo_it_comes() {
    let s = practising();
    s.kata("condition new --seen 'They wait' --picture ../bench.jpg")
        .ok();
    let paths = pictures(&s);
    s.kata("undo").ok();
    assert!(pictures(&s).is_empty());
    assert!(!s.work.join(&paths[0]).exists());
    s.assert_clean();
    s.kata("redo").ok();
    assert_eq!(pictures(&s), paths);
    s.kata("check --strict").ok();
    s.assert_clean();
}

#[test]
fn what_another_record_shows_stays_when_one_goes() {
    let s = practising();
    s.kata("condition new --seen 'They wait' --picture ../bench.jpg")
        .ok();
    s.kata("plan --step One --expect Two --picture ../bench.jpg")
        .ok();
    assert_eq!(pictures(&s).len(), 1);
    s.kata("undo").ok();
    assert_eq!(pictures(&s).len(), 1);
    s.kata("condition edit --picture ''").ok();
    assert!(pictures(&s).is_empty());
    assert!(
        !s.read(&s.path_of("boards/packing/conditions/002"))
            .contains("pictures")
    );
    s.kata("undo").ok();
    assert_eq!(pictures(&s).len(), 1);
    s.kata("check --strict").ok();
}

#[test]
fn check_finds_a_picture_that_is_missing_and_one_that_nobody_names() {
    let s = practising();
    s.kata("condition new --seen 'They wait' --picture ../bench.jpg")
        .ok();
    let path = pictures(&s).remove(0);
    fs::rename(
        s.work.join(&path),
        s.work.join("boards/packing/pictures/0123456789.jpg"),
    )
    .unwrap();
    let found = s.kata("check --format json").json();
    let names: Vec<(&str, &str, &str)> = found["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            (
                one["name"].as_str().unwrap(),
                one["level"].as_str().unwrap(),
                one["path"].as_str().unwrap(),
            )
        })
        .collect();
    let record = s.path_of("boards/packing/conditions/002");
    assert_eq!(
        names,
        [
            ("picture-missing", "warning", record.as_str()),
            (
                "picture-unused",
                "hint",
                "boards/packing/pictures/0123456789.jpg"
            ),
        ]
    );
    // The page is made without it.
    Page::read(&s.kata("board show --html -").ok()).is_harmless();
    s.git(&["add", "--all"]);
    let staged = s.kata("check --staged --format json").json();
    assert_eq!(staged["findings"].as_array().unwrap().len(), 2);
}

#[test]
fn a_name_that_leads_elsewhere_is_not_followed() {
    let s = practising();
    let path = s.path_of("boards/packing/conditions/001");
    let text = s.read(&path);
    fs::copy(s.root().join("bench.jpg"), s.work.join("secret.jpg")).unwrap();
    s.write(
        &path,
        &format!("{text}\n[[pictures]]\nfile = \"../../../secret.jpg\"\n"),
    );
    let found = s.kata("check").ok();
    assert!(has(&found, "[picture-name]"), "{found}");
    let page = Page::read(&s.kata("board show --html -").ok());
    assert!(page.all("img").is_empty());
    // A link in the place of a picture is no picture either.
    s.write(
        &path,
        &format!("{text}\n[[pictures]]\nfile = \"0123456789.jpg\"\n"),
    );
    fs::create_dir_all(s.work.join("boards/packing/pictures")).unwrap();
    std::os::unix::fs::symlink(
        s.work.join("secret.jpg"),
        s.work.join("boards/packing/pictures/0123456789.jpg"),
    )
    .unwrap();
    let page = Page::read(&s.kata("board show --html -").ok());
    assert!(page.all("img").is_empty());
    let found = s.kata("check").stdout;
    assert!(has(&found, "[link]"), "{found}");
}

#[test]
fn a_home_from_before_is_told_about_pictures_with_the_first_one() {
    let s = practising();
    let lines = s.read(".gitattributes");
    let before: String = lines
        .lines()
        .filter(|line| !line.contains("pictures"))
        .map(|line| format!("{line}\n"))
        .collect();
    s.write(
        ".gitattributes",
        &format!("{before}*.jpg filter=lfs diff=lfs -text\n"),
    );
    s.write(".gitignore", "*.jpg\n");
    s.git(&["config", "filter.lfs.clean", "cat"]);
    s.git(&["add", "--all"]);
    s.git(&["commit", "-qm", "rules of our own"]);
    s.kata("condition new --seen 'They wait' --picture ../bench.jpg")
        .ok();
    let touched = s.touched();
    assert!(
        touched.contains(&".gitattributes".to_owned()),
        "{touched:?}"
    );
    assert!(touched.contains(&".gitignore".to_owned()), "{touched:?}");
    let path = pictures(&s).remove(0);
    let attributes = s.git(&["check-attr", "filter", "text", "--", &path]);
    assert!(attributes.contains("filter: unspecified"), "{attributes}");
    assert!(attributes.contains("text: unset"), "{attributes}");
    s.assert_clean();
    // The next one finds everything as it should be.
    s.kata("plan --step One --expect Two --picture ../board.jpg")
        .ok();
    assert_eq!(s.touched().len(), 2);
}

#[test]
fn lines_for_git_that_somebody_is_changing_stop_the_step() {
    let s = practising();
    let lines = s.read(".gitattributes");
    let before = lines.replace("/boards/*/pictures/* binary\n", "");
    s.write(".gitattributes", &before);
    s.git(&["commit", "-qam", "as it was"]);
    s.write(".gitattributes", &format!("{before}*.x binary\n"));
    let files = s.files();
    s.kata("condition new --seen 'They wait' --picture ../bench.jpg")
        .fails(4);
    assert_eq!(s.files(), files);
}

#[test]
fn a_home_in_a_folder_has_its_pictures_there() {
    let s = practising();
    fs::create_dir(s.work.join("team")).unwrap();
    s.kata("init team").ok();
    let inside = s.work.join("team");
    let run = |line: &str| s.call(line).cwd(&inside).run();
    run("board new loading --learner Noor --challenge Fast").ok();
    run("condition new --seen 'They wait' --picture ../../bench.jpg").ok();
    let paths = pictures(&s);
    assert!(
        paths[0].starts_with("team/boards/loading/pictures/"),
        "{paths:?}"
    );
    let page = Page::read(&run("board show --html -").ok());
    assert_eq!(page.all("img").len(), 1);
}

#[test]
fn the_board_as_it_stood_shows_the_pictures_of_then() {
    let s = practising();
    s.kata("condition new --seen 'They wait' --picture ../bench.jpg")
        .ok();
    s.call("condition edit --picture ''")
        .now("2026-12-01T09:00:00+01:00")
        .run()
        .ok();
    let now = Page::read(&s.kata("board show --html -").ok());
    assert!(now.all("img").is_empty());
    let then = Page::read(&s.kata("board show --at HEAD~1 --html -").ok());
    assert_eq!(then.all("img").len(), 1);
}

#[test]
fn a_hand_edit_that_names_a_picture_brings_it_along() {
    let s = practising();
    let bytes = encoded(&coloured(30, 20, [9, 9, 9]), ImageFormat::Png);
    fs::create_dir_all(s.work.join("boards/packing/pictures")).unwrap();
    fs::write(s.work.join("boards/packing/pictures/0123456789.png"), bytes).unwrap();
    let path = s.path_of("boards/packing/conditions/001");
    let text = s.read(&path);
    s.write(
        &path,
        &format!("{text}\n[[pictures]]\nfile = \"0123456789.png\"\n"),
    );
    s.kata("save").ok();
    assert_eq!(pictures(&s).len(), 1);
    s.assert_clean();
}

#[test]
fn an_export_has_the_pictures_and_an_import_brings_them() {
    let s = practising();
    s.kata("condition new --seen 'They wait' --picture ../bench.jpg --caption 'The bench'")
        .ok();
    let export = s.root().join("all.json");
    s.kata_args(&["export", "json", "-o", export.to_str().unwrap()])
        .ok();
    let other = Sandbox::home();
    other
        .kata_args(&["import", "json", export.to_str().unwrap()])
        .ok();
    let tree = |s: &Sandbox| s.git(&["ls-tree", "-r", "--full-tree", "HEAD"]);
    assert_eq!(tree(&other), tree(&s));
    other.kata("check --strict").ok();
    other.assert_clean();
    // What calls itself a picture has to be one.
    let text = fs::read_to_string(&export).unwrap();
    let mut document: serde_json::Value = serde_json::from_str(&text).unwrap();
    document["pictures"][0]["data"] = "PHNjcmlwdD4=".into();
    fs::write(&export, document.to_string()).unwrap();
    let third = Sandbox::home();
    let refused = third
        .kata_args(&["import", "json", export.to_str().unwrap()])
        .fails(1);
    assert!(has(&refused.stderr, "is no picture"), "{}", refused.stderr);
}
