//! What git would make of a home's files, and the lines that tell it to leave them as they are.

use crate::{
    practice::{entry::Place, kind::Kind},
    store::{
        home::{File, Home, StoreError},
        layout::{self, ATTRIBUTES, IGNORE},
    },
};

impl Home {
    /// The paths that an ignore rule would keep out of git, asked with a record of each kind.
    pub fn ignored(&self) -> Result<Vec<String>, StoreError> {
        let mut paths = self.samples();
        paths.extend([ATTRIBUTES, IGNORE].map(|file| format!("{}{file}", self.prefix)));
        Ok(self.git.ignored(&paths)?)
    }

    /// The attributes that would make something else of records, asked in the same way.
    pub fn filtered(&self) -> Result<Vec<String>, StoreError> {
        let found = self.git.filtered(&self.samples())?;
        let mut names: Vec<String> = found
            .into_iter()
            .filter_map(|(_, by)| by.split('=').next().map(str::to_owned))
            .collect();
        names.sort();
        names.dedup();
        Ok(names)
    }

    /// The path of a record of each kind.
    fn samples(&self) -> Vec<String> {
        let sample = |kind: &Kind| {
            let place = Place {
                board: Some("board".to_owned()),
                kind: *kind,
                stem: "001-sample".to_owned(),
            };
            format!("{}{}", self.prefix, layout::path(&place))
        };
        let picture = layout::picture("board", "0123456789.jpg");
        let picture = picture.map(|path| self.below(&path));
        Kind::ALL.iter().map(sample).chain(picture).collect()
    }

    /// What a home's lines for git lack before its first picture: those files, whole.
    pub fn for_pictures(&self, path: &str) -> Result<Vec<File>, StoreError> {
        let below = [self.below(path)];
        let mut attributes = vec![layout::picture_attributes()];
        if !self.git.filtered(&below)?.is_empty() {
            attributes.push(format!("{} !filter", layout::picture_pattern()));
        }
        let ignored = match self.git.ignored(&below)?.is_empty() {
            true => Vec::new(),
            false => vec![format!("!{}", layout::picture_pattern())],
        };
        let mut files = Vec::new();
        for (file, lines) in [(ATTRIBUTES, attributes), (IGNORE, ignored)] {
            let old = self.text(file)?.unwrap_or_default();
            let new = layout::with_lines(&old, &lines);
            if new != old {
                files.push((file.to_owned(), Some(new.into_bytes())));
            }
        }
        Ok(files)
    }
}
