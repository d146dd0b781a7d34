//! What people say who look for a lesson by how it ended: the words that are shown for it, and those
//! that come to mind instead.

use crate::practice::{lesson::Ending, search::Group};

/// What is asked of whatever turned out otherwise than expected.
const SURPRISE: Group = [
    "surprise surprising surprised unexpected wrong prediction",
    "verrassing verrassend verrast onverwacht verkeerd voorspeld voorspelling klopte niet",
    "Überraschung überraschend überrascht unerwartet falsche Vorhersage vorhergesagt",
];

impl Ending {
    /// The words by which it is found, in each language.
    pub fn said(self) -> Vec<&'static str> {
        let own: Group = match self {
            Ending::Recorded => ["recorded", "vastgelegd", "festgehalten"],
            Ending::AsExpected => ["as expected", "zoals verwacht", "wie erwartet"],
            Ending::Partly => ["partly", "deels", "teilweise"],
            Ending::Different => ["different", "anders dan verwacht", "anders als erwartet"],
            Ending::Inconclusive => [
                "inconclusive undecided",
                "niet te zeggen onbeslist",
                "nicht eindeutig unklar",
            ],
            Ending::Dropped => [
                "dropped abandoned given up",
                "niet doorgezet opgegeven gestopt",
                "verworfen aufgegeben",
            ],
            Ending::Met => [
                "met target reached",
                "gehaald doelsituatie bereikt",
                "erreicht Ziel-Zustand",
            ],
            Ending::NotMet => [
                "not met target missed",
                "niet gehaald doelsituatie gemist",
                "nicht erreicht Ziel-Zustand verfehlt",
            ],
            Ending::Changed => [
                "changed overtaken",
                "achterhaald door een verandering",
                "überholt",
            ],
            Ending::Resolved => ["resolved", "weggenomen", "überwunden"],
            Ending::InUse => ["in use", "in gebruik", "in Gebrauch"],
            Ending::Slipped => [
                "does not hold standard no longer holds slipped",
                "werkstandaard houdt geen stand verslapt nageleefd",
                "wird nicht eingehalten Arbeitsstandard hält nicht mehr",
            ],
            Ending::Replaced => ["replaced by", "vervangen door", "ersetzt durch"],
            Ending::Retired => ["retired", "vervallen", "aufgehoben"],
            Ending::Answered => ["answered", "beantwoord", "beantwortet"],
            Ending::Closed => ["closed", "afgesloten", "abgeschlossen"],
            Ending::HandedOver => [
                "handed over hand-over need to know next learner successor",
                "overgedragen overdragen overdracht moet je weten volgende lerende opvolger",
                "übergeben Übergabe zu wissen nächste Lernende Nachfolge",
            ],
        };
        let surprise = SURPRISE.iter().filter(|_| self.surprising());
        own.into_iter().chain(surprise.copied()).collect()
    }
}
