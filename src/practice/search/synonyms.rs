//! What the field calls the same thing, in the three languages.
//!
//! A small list, of words that people in different places use for one thing and that spelling does not
//! bring together. Not a dictionary: what everybody calls the same is not in it. `docs/lessons.md`
//! shows it, and a test compares the two.

use std::{
    collections::{HashMap, HashSet},
    sync::OnceLock,
};

use crate::practice::{
    lang::Lang,
    search::words::{form, tokens},
};

/// One thing: its words in English, Dutch and German, set apart by commas. Of one or two words each.
pub type Group = [&'static str; 3];

#[rustfmt::skip]
pub const GROUPS: &[Group] = &[
    // the practice
    ["obstacle, impediment", "obstakel, belemmering", "Hindernis"],
    ["experiment, trial", "experiment, proef", "Experiment, Versuch"],
    ["standard, work instruction", "standaard, werkafspraak, werkinstructie", "Standard, Arbeitsanweisung"],
    ["board", "bord", "Tafel, Brett"],
    ["question", "vraag", "Frage"],
    ["answer", "antwoord", "Antwort"],
    // flow and time
    ["lead time, throughput time", "doorlooptijd", "Durchlaufzeit"],
    ["cycle time", "cyclustijd", "Zykluszeit, Taktzeit"],
    ["wait, queue", "wachten, wachttijd, wachtrij", "warten, Wartezeit, Warteschlange"],
    ["late, delay", "te laat, vertraging", "zu spät, Verspätung, Verzögerung"],
    ["changeover, SMED, setup time", "omstellen, omsteltijd, ombouwen", "rüsten, Rüstzeit, umrüsten, Umbau"],
    ["bottleneck, constraint", "knelpunt, flessenhals", "Engpass"],
    ["downtime, breakdown, outage", "stilstand, storing", "Stillstand, Ausfall"],
    ["interruption, disturb", "storing, storen", "Störung, stören"],
    ["batch, lot", "partij, serie", "Charge, Losgröße"],
    ["daily, every day", "dagelijks, elke dag", "täglich, jeden Tag"],
    ["same time, at once", "tegelijk, tegelijkertijd", "gleichzeitig"],
    ["walk", "lopen", "laufen"],
    ["search, look for", "zoeken", "suchen"],
    // goods
    ["kanban, reorder card, two bins", "kanban, nabestelkaart, twee bakjes", "Kanban, zwei Behälter"],
    ["stock, inventory", "voorraad", "Bestand, Vorrat"],
    ["supplier, vendor", "leverancier", "Lieferant"],
    ["fast seller, fast mover, best seller, sells most", "hardloper, snelloper, meest verkoopt", "Schnelldreher, Renner, meisten verkauft"],
    ["customer, client", "klant", "Kunde"],
    ["order", "bestelling, opdracht", "Bestellung, Auftrag"],
    ["delivery note, packing slip", "pakbon, vrachtbrief", "Lieferschein"],
    ["forklift", "heftruck, vorkheftruck", "Gabelstapler"],
    ["truck, lorry", "vrachtwagen", "Lastwagen, LKW"],
    ["driver", "chauffeur", "Fahrer"],
    ["warehouse", "magazijn", "Lager"],
    ["shelf, rack", "stelling, schap", "Regal"],
    ["parcel, package", "pakket", "Paket"],
    ["carton, box, cardboard", "doos, karton", "Karton, Schachtel"],
    ["label, sticker", "etiket, label", "Etikett"],
    ["tool", "gereedschap", "Werkzeug"],
    ["screw, bolt", "schroef, bout", "Schraube"],
    ["seal, gasket", "afdichting, pakking", "Dichtung"],
    ["leak, leaking", "lekken", "undicht, Leck"],
    ["buy, purchase", "kopen, aanschaffen", "kaufen, anschaffen"],
    // quality
    ["scrap, reject", "uitval, afkeur", "Ausschuss"],
    ["rework", "nabewerking, herstelwerk", "Nacharbeit"],
    ["bug, defect, error, mistake", "bug, defect, fout", "Bug, Fehler, Defekt"],
    ["broken, damage, breakage", "kapot, stuk, beschadigd, schade, breuk", "kaputt, Schaden, beschädigt, Bruch"],
    ["inspection, check", "controle, keuring", "Prüfung, Kontrolle"],
    ["spot check, sample", "steekproef", "Stichprobe"],
    ["complaint, claim", "klacht, claim", "Reklamation, Beschwerde"],
    // people
    ["onboarding, newcomer, new colleague, new hire", "inwerken, nieuwe collega", "Einarbeitung, neue Kollegen"],
    ["training, practise", "training, oefenen", "Schulung, üben"],
    ["handover, hand over", "overdracht", "Übergabe, Schichtübergabe"],
    ["shift", "ploeg, dienst", "Schicht"],
    ["stand up, daily scrum, huddle", "dagstart, stand up", "Tagesstart"],
    ["meeting", "vergadering, overleg", "Besprechung, Sitzung"],
    ["fear, afraid", "angst, bang", "Angst"],
    ["colleague", "collega", "Kollege"],
    ["phone, telephone", "telefoon, bellen", "Telefon, anrufen"],
    ["photo, picture", "foto", "Foto, Bild"],
    ["warning, sign", "waarschuwing", "Warnung"],
    ["noise", "lawaai, geluid", "Lärm"],
    ["night", "nacht", "Nacht"],
    ["parking, car park", "parkeren, parkeerplaats", "parken, Parkplatz"],
    // office
    ["invoice, bill", "factuur, rekening", "Rechnung"],
    ["quotation, quote", "offerte", "Angebot"],
    ["approval, sign off, signature", "goedkeuring, handtekening", "Freigabe, Genehmigung, Unterschrift"],
    ["form", "formulier", "Formular"],
    ["mandatory, required", "verplicht", "Pflichtfeld, verpflichtend"],
    // software
    ["deploy, release, rollout", "uitrollen, uitrol, release", "ausrollen, Auslieferung, Release"],
    ["rollback, roll back, revert", "terugdraaien, terugrollen", "zurückrollen, Rollback"],
    ["feature toggle, feature flag, switch", "schakelaar", "Schalter"],
    ["feature", "functie, feature", "Funktion, Feature"],
    ["flaky, unstable", "instabiel", "instabil"],
    ["build, pipeline", "build, pipeline", "Build, Pipeline"],
    ["exploratory testing", "verkennend testen, verkennende testsessie", "exploratives Testen"],
    ["pair programming", "samen programmeren", "Paarprogrammierung"],
    ["pull request, merge request", "pull request", "Pull Request"],
    ["technical debt, bug debt", "technische schuld, bugschuld", "technische Schuld"],
    ["reproduce", "naspelen, nadoen, reproduceren", "nachstellen, reproduzieren"],
    ["on call", "piket, bereikbaarheidsdienst", "Rufbereitschaft"],
    ["alert, alarm", "alarm", "Alarm"],
    // care
    ["appointment", "afspraak", "Termin"],
    ["no show, no shows, missed appointment, stay away, stayed away", "wegblijver, niet verschenen", "nicht erschienen"],
    ["medicine, medication, drug", "medicijn, medicatie", "Medikament, Arznei"],
    ["doctor, physician", "arts, dokter", "Arzt"],
    ["family doctor, GP", "huisarts", "Hausarzt"],
    ["nurse", "verpleegkundige", "Pflegekraft"],
    ["ward", "afdeling, verpleegafdeling", "Station"],
    ["discharge", "ontslag", "Entlassung"],
    ["hygiene, wash, hand gel", "hygiëne, wassen, handalcohol", "Hygiene, waschen, Händedesinfektion"],
    ["waiting room", "wachtkamer", "Wartezimmer"],
    ["referral", "verwijzing", "Überweisung"],
    ["specimen, blood sample", "monster, bloedmonster", "Probe, Blutprobe"],
    ["fall", "vallen, valrisico", "Sturz"],
    ["bed, bedside", "bed", "Bett"],
];

/// The list, ready to look words up in.
struct Synonyms {
    /// The other words of a form's groups.
    groups: Vec<Vec<String>>,
    of_form: HashMap<String, Vec<usize>>,
    /// The second forms of two words that are in the list together, by the first.
    pairs: HashMap<String, HashSet<String>>,
}

fn synonyms() -> &'static Synonyms {
    static ALL: OnceLock<Synonyms> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = Synonyms {
            groups: Vec::new(),
            of_form: HashMap::new(),
            pairs: HashMap::new(),
        };
        for group in GROUPS {
            let mut members: Vec<String> = Vec::new();
            for (words, lang) in group.iter().zip(Lang::ALL) {
                for word in words.split(',') {
                    let forms: Vec<String> =
                        tokens(word).iter().map(|word| form(word, lang)).collect();
                    if let [first, second] = forms.as_slice() {
                        let seconds = all.pairs.entry(first.clone()).or_default();
                        seconds.insert(second.clone());
                    }
                    let member = forms.join(" ");
                    if !members.contains(&member) {
                        members.push(member);
                    }
                }
            }
            for member in &members {
                let groups = all.of_form.entry(member.clone()).or_default();
                groups.push(all.groups.len());
            }
            all.groups.push(members);
        }
        all
    })
}

/// What else the field calls the thing that a word, in one of these forms, stands for: forms, two
/// words with a blank between them.
pub fn of(forms: &[String]) -> Vec<&'static str> {
    let all = synonyms();
    let mut others: Vec<&str> = Vec::new();
    let groups = forms.iter().filter_map(|form| all.of_form.get(form));
    for group in groups.flatten().filter_map(|group| all.groups.get(*group)) {
        for other in group {
            if !forms.contains(other) && !others.contains(&other.as_str()) {
                others.push(other);
            }
        }
    }
    others
}

/// Whether a word, in one of these forms, is the first of two that are one thing.
pub fn begins(forms: &[String]) -> bool {
    let all = synonyms();
    forms.iter().any(|form| all.pairs.contains_key(form))
}

/// The form under which two words, in these forms, are one thing in the list.
pub fn pair(first: &[String], second: &[String]) -> Option<String> {
    let all = synonyms();
    first.iter().find_map(|one| {
        let seconds = all.pairs.get(one)?;
        let other = second.iter().find(|other| seconds.contains(*other))?;
        Some(format!("{one} {other}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::search::words::forms;

    #[test]
    fn one_thing_has_its_words_in_every_language() {
        let of = |word: &str| of(&forms(word));
        assert!(of("kanban").contains(&"reorder card"), "{:?}", of("kanban"));
        assert!(of("wachttijd").contains(&"queue"));
        assert!(of("heftruck").contains(&"forklift"));
        assert!(of("banana").is_empty());
    }

    #[test]
    fn two_words_that_are_one_thing_are_known_together() {
        let pair = |one: &str, other: &str| pair(&forms(one), &forms(other));
        assert_eq!(pair("lead", "times").as_deref(), Some("lead time"));
        assert_eq!(pair("lead", "pipe"), None);
    }

    #[test]
    fn no_word_of_the_list_is_longer_than_can_be_found() {
        for word in GROUPS.iter().flatten().flat_map(|words| words.split(',')) {
            assert!((1..=2).contains(&tokens(word).len()), "{word:?}");
        }
    }

    #[test]
    fn the_documentation_shows_the_list() {
        let page = include_str!("../../../docs/lessons.md");
        for [en, nl, de] in GROUPS {
            let row = format!("| {en} | {nl} | {de} |");
            assert!(page.contains(&row), "docs/lessons.md lacks {row}");
        }
        let (_, list) = page.split_once("## Words of the field").unwrap();
        let rows = list.lines().filter(|line| line.starts_with("| "));
        let heads = 2;
        assert_eq!(
            rows.count() - heads,
            GROUPS.len(),
            "docs/lessons.md shows more"
        );
    }
}
