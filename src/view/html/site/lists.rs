//! What belongs to no board: problems with what became of each, and standards with where they stand.

use maud::{Markup, html};

use crate::{
    practice::{
        board::Board,
        entry::{Entry, Of},
        kind::Kind,
        links::{self, Elsewhere as _, Named},
        problem::{self, Problem},
        standard::Standard,
    },
    view::{
        html::{
            clean, links as addresses,
            site::{Part, Site, said},
        },
        links as shown,
        page::{self, Row},
        problems, standard,
    },
};

impl Site<'_> {
    pub(super) fn problems(&self) -> String {
        let mut all: Vec<Of<'_, Problem>> = self.home.iter().filter_map(Of::new).collect();
        // Those that wait for an answer first, then the newest.
        all.sort_by_key(|of| (!of.body.waits(), std::cmp::Reverse(of.entry.number())));
        let one = |of: &Of<'_, Problem>| {
            let mut rows = page::rows(of.entry, self.around(None), |path| {
                !matches!(path[0].as_str(), "text" | "link" | "was" | "source")
            });
            let naming = self.naming(of.entry);
            let standard = of.body.standard.as_deref();
            let standard = standard.and_then(|stem| self.find(None, stem, Some(Kind::Standard)));
            let boards = problems::boards(of.body, standard.as_ref(), &naming);
            rows.extend(problems::rows(of.body, &boards, self.today, self.words));
            rows.extend(shown::rows(of.entry, &naming, self.words));
            let became = self
                .boards
                .iter()
                .flat_map(|board| problem::became(of.body, board));
            let became = became.map(|entry| {
                html! {
                    (self.leading(&entry.reference().full(), &entry.place)) ": " (clean(page::first_line(&entry.lead())))
                    " " span.state { (self.words.state(entry)) }
                }
            });
            let became: Vec<Markup> = became.collect();
            let state = self.words.state(of.entry);
            let more = html! {
                @if !became.is_empty() {
                    p.label { (self.words.by_name("label-became")) }
                    ul.became { @for record in &became { li { (record) } } }
                }
            };
            self.record(of.entry, &state, &of.body.text, &rows, &more)
        };
        let body = html! {
            @if all.is_empty() { p.none { (self.words.by_name("site-no-problems")) } }
            @for of in &all { (one(of)) }
        };
        self.page(Part::Problems, None, &body)
    }

    pub(super) fn standards(&self) -> String {
        let mut all: Vec<Of<'_, Standard>> = self.home.iter().filter_map(Of::new).collect();
        all.sort_by_key(|of| (!of.body.stands(), std::cmp::Reverse(of.entry.number())));
        let one = |of: &Of<'_, Standard>| {
            let mut rows = page::rows(of.entry, self.around(None), |path| {
                !matches!(path[0].as_str(), "text" | "link" | "was")
            });
            rows.extend(shown::rows(of.entry, &self.naming(of.entry), self.words));
            let state = standard::standing(*of, self.home, self.today, self.around(None));
            self.record(of.entry, &state, &of.body.text, &rows, &html! {})
        };
        let body = html! {
            @if all.is_empty() { p.none { (self.words.by_name("site-no-standards")) } }
            @for of in &all { (one(of)) }
        };
        self.page(Part::Standards, None, &body)
    }

    /// The records that name one of the home.
    fn naming(&self, entry: &Entry) -> Vec<Named> {
        let all = self.boards.iter().flat_map(Board::entries);
        links::naming(entry, all.chain(self.home))
    }

    /// A record of the home with its text as what stands out.
    fn record(
        &self,
        entry: &Entry,
        state: &str,
        text: &str,
        rows: &[Row],
        more: &Markup,
    ) -> Markup {
        let name = entry.reference().to_string();
        html! {
            article.record id=(name) {
                h2 { (name) " " span.state { (clean(state)) } }
                p.lead.text { (clean(text)) }
                (said(rows))
                (more)
                (addresses(&entry.common.link))
            }
        }
    }
}
