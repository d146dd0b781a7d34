//! The colours and strokes of each part of a chart, once: as attributes, which any viewer knows, and
//! as a style sheet, which makes them follow a dark background and the page around.
//!
//! A page that embeds a chart may set `--kata-ink`, `--kata-paper` and the others in [`COLOURS`].

use std::fmt::Write;

/// A colour by its name, on a light and on a dark background.
struct Colour {
    name: &'static str,
    light: &'static str,
    dark: &'static str,
}

const COLOURS: [Colour; 10] = [
    colour("paper", "#ffffff", "#12171f"),
    colour("ink", "#1f2733", "#e6e9ee"),
    colour("muted", "#5d6878", "#9aa5b5"),
    colour("grid", "#e6e9ee", "#262f3b"),
    colour("data", "#1d5fbf", "#6aa8ff"),
    colour("centre", "#3d4858", "#c3cbd6"),
    colour("limit", "#a35200", "#f0b04a"),
    colour("signal", "#c22f12", "#ff8a5c"),
    colour("target", "#1b7a43", "#56cf8b"),
    colour("line", "#6d3fc0", "#b99cf5"),
];

const fn colour(name: &'static str, light: &'static str, dark: &'static str) -> Colour {
    Colour { name, light, dark }
}

/// A part of a chart, with how it is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paint {
    /// Its class, behind `kc-`.
    pub class: &'static str,
    fill: Option<&'static str>,
    stroke: Option<&'static str>,
    width: &'static str,
    dash: &'static str,
    opacity: &'static str,
}

const fn filled(class: &'static str, fill: &'static str) -> Paint {
    Paint {
        class,
        fill: Some(fill),
        stroke: None,
        width: "",
        dash: "",
        opacity: "",
    }
}

const fn drawn(class: &'static str, stroke: &'static str, width: &'static str) -> Paint {
    Paint {
        class,
        fill: None,
        stroke: Some(stroke),
        width,
        dash: "",
        opacity: "",
    }
}

const fn dashed(
    class: &'static str,
    stroke: &'static str,
    width: &'static str,
    dash: &'static str,
) -> Paint {
    Paint {
        dash,
        ..drawn(class, stroke, width)
    }
}

pub const PAPER: Paint = filled("paper", "paper");
pub const TITLE: Paint = filled("title", "ink");
pub const TEXT: Paint = filled("text", "ink");
pub const MUTED: Paint = filled("muted", "muted");
pub const GRID: Paint = drawn("grid", "grid", "1");
pub const AXIS: Paint = drawn("axis", "muted", "1");
pub const TRACE: Paint = drawn("trace", "data", "1.5");
pub const POINT: Paint = Paint {
    stroke: Some("paper"),
    width: "1.5",
    ..filled("point", "data")
};
/// A point that is too small for a border.
pub const DOT: Paint = filled("dot", "data");
pub const SIGNAL: Paint = Paint {
    stroke: Some("paper"),
    width: "1.5",
    ..filled("signal", "signal")
};
pub const RING: Paint = drawn("ring", "signal", "1.2");
pub const ASIDE: Paint = Paint {
    stroke: Some("muted"),
    width: "1.5",
    ..filled("aside", "paper")
};
pub const CROSS: Paint = drawn("cross", "muted", "1.5");
pub const CENTRE: Paint = drawn("centre", "centre", "1.5");
pub const CENTRE_TEXT: Paint = filled("centre-text", "centre");
pub const LIMIT: Paint = dashed("limit", "limit", "1.5", "7 4");
pub const LIMIT_TEXT: Paint = filled("limit-text", "limit");
pub const TARGET: Paint = drawn("target", "target", "2");
pub const TARGET_TEXT: Paint = filled("target-text", "target");
pub const BAND: Paint = Paint {
    opacity: "0.12",
    ..filled("band", "target")
};
pub const LINE: Paint = dashed("line", "line", "1.5", "2 3");
pub const LINE_TEXT: Paint = filled("line-text", "line");
pub const BEGUN: Paint = dashed("begun", "muted", "1", "3 3");
pub const CHANGE: Paint = drawn("change", "muted", "2");

const ALL: [Paint; 24] = [
    PAPER,
    TITLE,
    TEXT,
    MUTED,
    GRID,
    AXIS,
    TRACE,
    POINT,
    SIGNAL,
    RING,
    ASIDE,
    CROSS,
    CENTRE,
    CENTRE_TEXT,
    LIMIT,
    LIMIT_TEXT,
    TARGET,
    TARGET_TEXT,
    BAND,
    LINE,
    LINE_TEXT,
    BEGUN,
    CHANGE,
    DOT,
];

impl Paint {
    /// What a viewer without style sheets goes by.
    pub fn attributes(&self) -> Vec<(&'static str, &'static str)> {
        let light = |name: &str| {
            let found = COLOURS.iter().find(|colour| colour.name == name);
            found.map_or("none", |colour| colour.light)
        };
        let mut attributes = vec![("fill", self.fill.map_or("none", light))];
        if let Some(stroke) = self.stroke {
            attributes.push(("stroke", light(stroke)));
        }
        for (name, value) in [
            ("stroke-width", self.width),
            ("stroke-dasharray", self.dash),
            ("fill-opacity", self.opacity),
        ] {
            if !value.is_empty() {
                attributes.push((name, value));
            }
        }
        attributes
    }
}

/// The style sheet of a chart. It names nothing but its own classes, as it holds for the whole page.
pub fn style_sheet() -> String {
    let mut css = String::new();
    let variables = |pick: fn(&Colour) -> &'static str| {
        let set = COLOURS
            .iter()
            .map(|colour| format!("--kc-{0}:var(--kata-{0},{1})", colour.name, pick(colour)));
        format!(".kata-chart{{{}}}", set.collect::<Vec<_>>().join(";"))
    };
    // Writing to a String does not fail.
    let _ = write!(css, "{}", variables(|colour| colour.light));
    let _ = write!(
        css,
        "@media screen and (prefers-color-scheme:dark){{{}}}",
        variables(|colour| colour.dark)
    );
    for paint in ALL {
        let of = |property: &str, name: Option<&str>| {
            name.map(|name| format!("{property}:var(--kc-{name})"))
        };
        let set = [of("fill", paint.fill), of("stroke", paint.stroke)];
        let set: Vec<String> = set.into_iter().flatten().collect();
        let _ = write!(css, ".kata-chart .kc-{}{{{}}}", paint.class, set.join(";"));
    }
    css
}
