# Dutch. Each message stands in all three files under the same name; a test compares them.

## General

yes = ja
no = nee
error = fout:
warning = let op:
nothing-to-change = Er verandert niets; er is geen nieuwe commit.
waiting-for-lock = Een ander kata-commando is hier aan het schrijven; even wachten
recovered-finished = Een eerdere stap was onderbroken, maar wel compleet; hij is nu afgerond: { $subject }
recovered-taken-back = Een eerdere stap was onderbroken; kata heeft teruggedraaid wat al begonnen was: { $subject }
recovered-taken-back-left = Een eerdere stap was onderbroken; kata heeft teruggedraaid wat al begonnen was: { $subject }. Sindsdien bewerkt, en zo gelaten: { $left }
removed-without-reason = zonder toelichting
measured-instead = { $value } in plaats van { $old }
measured-removed = { $value } verwijderd
measured-set-aside = { $value } apart gezet
list-empty = Hier staat nog niets.
list-none-such = Met die stand is er geen; zonder --state zie je ze allemaal.
log-empty = Geen stap gevonden.
begin-home =
    Hier is nog geen kata-map.
      `kata init`      maakt er een in deze map
      `kata demo`      maakt een voorbeeld om in rond te kijken
begin-board =
    Er is nog geen bord. Open er een:
      `kata board new‹ NAAM --learner NAAM --challenge "…"›`
home-created =
    De kata-map { $folder } staat klaar. Open nu een bord:
      `kata board new‹ NAAM --learner NAAM --challenge "…"›`
board-chosen = Vanaf nu werk je hier op het bord { $slug }.
demo-begins = Een waargebeurd verhaal en de maanden eromheen, stap voor stap nagespeeld …
demo-made =
    Het voorbeeld staat in { $folder }. Kijk maar rond:
      `kata -C { $folder }`                een bord in bedrijf, en wat er op de andere wacht
      `kata -C { $folder } -b bug-debt`    een waargebeurd verhaal, van begin tot eind
      `kata -C { $folder } log`            wat er is geleerd, stap voor stap
      `kata -C { $folder } lessons`        hetzelfde, te vinden op waar het over gaat
      `kata -C { $folder } culture`        wat de vier borden samen laten zien
      `git -C { $folder } log --stat`      hetzelfde, zoals git het vertelt

## The next step

label-next = Volgende stap
next-board-closed = Het werk aan dit bord is op { $on } afgesloten.
next-board-paused = Het bord rust.
next-board-paused-until = Het bord rust tot { $until }.
next-set-challenge = Het bord heeft nog geen uitdaging: welke kant willen we op?
next-record-result = { $open } staat open: wat is er gebeurd, en wat heb je geleerd?
next-record-result-by = { $open } staat open, en op { $by } gaan we kijken: wat is er gebeurd, en wat heb je geleerd?
next-record-result-late = Op { $by } zouden we bij { $open } gaan kijken: wat is er gebeurd, en wat heb je geleerd?
next-record-results = { $open } staan open: wat is er gebeurd, en wat heb je geleerd?
next-close-target = De streefdatum van { $target }, { $by }, is voorbij: kijk eerst terug, en begin dan pas aan iets nieuws.
next-grasp-condition-first = Nog niemand heeft opgeschreven hoe het proces vandaag loopt: ga kijken.
next-grasp-condition-again = Er is een doelsituatie afgesloten: breng de huidige situatie opnieuw in beeld.
next-set-target = De huidige situatie is bekend: hoe moet het proces straks lopen, en wat wordt de streefdatum?
next-find-obstacles = { $target } ligt vast: wat zit er tussen vandaag en dat beeld?
next-focus-obstacle = { $count ->
    [one] Er staat één obstakel op de obstakellijst: zet het in focus.
   *[other] Er staan { $count } obstakels op de obstakellijst: zet er één in focus.
}
next-plan-experiment = { $focus } is in focus: wat probeer je nu, en wat verwacht je te zien?

## Kinds of record

kind-home = kata-map
kind-board = katabord
kind-metric = indicator
kind-points = metingen
kind-condition = huidige situatie
kind-target = doelsituatie
kind-obstacle = obstakel
kind-experiment = experiment
kind-cycle = coachcyclus
kind-observation = observatie
kind-problem = probleem
kind-standard = werkstandaard

## Labels

label-parking-lot = Obstakellijst
label-experiments = Experimenten
label-metrics = Indicatoren
label-standards = Werkstandaarden van dit bord
board-no-obstacles = Nog geen obstakels.
board-no-experiments = Nog geen experimenten.
metric-no-points = nog niet gemeten
confirm-by = uiterlijk { $by } ter plaatse nagaan
days-left = { $days ->
    [0] vandaag
    [one] nog 1 dag
   *[other] nog { $days } dagen
}
days-past = { $days ->
    [one] 1 dag geleden
   *[other] { $days } dagen geleden
}
head-reference = Ref.
head-text = Tekst
head-state = Stand
toward-both = { $target }, obstakel { $obstacle }
toward-obstacle = obstakel { $obstacle }
range-between = tussen { $low } en { $high }
range-at-least = minstens { $low }
range-at-most = hoogstens { $high }

field-toward = Gericht op
field-name = Naam
field-mute = Geen advies over
field-accept = Bekende bevindingen
field-language = Taal
field-people = Mensen
field-subject = Onderwerp van commits
field-email = E-mail
field-opened = Geopend
field-challenge = Uitdaging
field-learner = Lerende
field-process = Proces
field-coach = Coach
field-second-coach = Tweede coach
field-by = Uiterlijk
field-serves = Draagt bij aan
field-cadence = Ritme
field-focus = In focus
field-earlier = Eerdere uitdaging
field-on = Datum
field-why = Waarom
field-paused = Rust sinds
field-resumed = Hervat
field-until = Rust tot
field-closed = Afgesloten
field-learned = Geleerd
field-unit = Eenheid
field-better = Richting
field-kind = Soort
field-how = Zo meten we
field-line = Lijnen
field-changed = Anders gemeten
field-from = Vanaf
field-before = Daarvoor
field-points = Metingen
field-n = Volgorde
field-value = Waarde
field-note = Opmerking
field-instead-of = In plaats van
field-removed = Verwijderd
field-set-aside = Apart gezet
field-grasped = In beeld gebracht
field-pattern = Werkpatroon
field-seen = Gezien
field-measured = Gemeten
field-metric = Indicator
field-set = Vastgesteld
field-outcome = Beoogd resultaat
field-condition = Vertrekpunt
field-influenceable = Beïnvloedbaar
field-ambitious = Ambitieus maar haalbaar
field-essential = Essentieel
field-predictions = Voorspelling
field-result = Resultaat
field-reached = Bereikt
field-learned-working = Geleerd over hoe we werken
field-standards = Werkstandaarden
field-found = Gevonden
field-text = Tekst
field-gone-when = Weg als
field-targets = Belemmert
field-problems = Probleem
field-through = Dankzij
field-target = Doelsituatie
field-obstacle = Obstakel
field-planned = Gepland
field-step = Stap
field-expect = Verwachting
field-builds-on = Bouwt voort op
field-guard = Voorzorg
field-alongside = Tegelijk begonnen
field-prediction = Voorspelling
field-continued = Loopt nog
field-recorded = Vastgelegd
field-happened = Gebeurd
field-turned-out = Uitkomst
field-raised = Gemeld
field-raised-by = Gemeld door
field-source = Bron
field-taken = Opgepakt
field-as = Opgepakt als
field-confirm-by = Ter plaatse nagaan
field-was = Eerder
field-link = Link
field-notes = Opmerking
field-at = Tijdstip
field-column = Kolom in de spreadsheet
field-date-column = Kolom met datums
field-dates = Datums staan als
field-decimal = Decimaalteken
field-sheet = Werkblad

## Coachen

label-last-cycle = Coachcyclus
field-prepared = Voorbereid
field-held = Gehouden
field-minutes = Minuten
field-threshold = Kennisgrens
field-dropped = Niet doorgezet
field-answers = Antwoorden
field-actual = Situatie nu
field-look-back = Terugblik
field-obstacles = Obstakels
field-see = Gaan kijken
field-observed = Geobserveerd
field-cycle = Coachcyclus
field-elsewhere = Coachcyclus elders
field-observer = Waarnemer
field-practise = Oefent nu
refused-not-done-yet = Wat deze cyclus plant is nog niet gedaan, dus er is nog geen resultaat.
hint-not-done-yet = Laat het resultaat nu weg. Als je bent gaan kijken: `kata record`, of de volgende cyclus.
refused-no-such-question = “{ $text }” is geen vraag waarvan je de minuten kunt noteren.
hint-no-such-question = Kies uit: { $known }
refused-learners-board = { $slug } is het bord van de lerende, en een observatie is alleen voor de coach.
hint-learners-board = Noem het eigen bord van de coach met --on, of een andere kata-map met --into.
failed-no-coachs-board = De coach heeft hier geen bord om de observatie op te zetten.
hint-no-coachs-board = Open er een: `kata board new‹ NAAM› --learner { $coach }`. Of noem een bord met --on, een andere kata-map met --into.
hint-which-coachs-board = Noem er een met --on.
draft-left = Op dit bord is een cyclus halverwege blijven liggen; die ligt er nog. De antwoorden weggooien: `kata coach --discard`
draft-discarded = De antwoorden van de cyclus die halverwege was gebleven zijn weggegooid.
draft-none = Op dit bord ligt geen cyclus halverwege.

## Agenda

agenda-title = Agenda, { $today }
agenda-before = Wacht nog
agenda-today = Vandaag
agenda-ahead = Tot en met { $until }
agenda-since = sinds { $on }
agenda-empty = Tot en met { $until } staat er niets op de agenda.
agenda-cycle = coachcyclus: { $learner } met { $coach }
agenda-cycle-alone = coachcyclus: { $learner }
agenda-waiting-for-coach = { $learner } heeft de vragen beantwoord en wacht op { $coach }
agenda-waiting-for-a-coach = { $learner } heeft de vragen beantwoord en wacht op een coach
agenda-experiment-check = gaan kijken: { $text }
agenda-achieve-by = streefdatum: { $text }
agenda-challenge = uitdaging: { $text }
agenda-confirmation = ter plaatse nagaan: { $text }
agenda-unanswered-problem = nog niet beantwoord: { $text }
agenda-board-resumes = het bord wordt weer opgepakt

## De vijf vragen, en de vragen die een bord oproept

card-front = De vijf vragen
card-back = Terugblik
card-over = draai de kaart om, en ga dan verder
card-open-questions = Wat het bord oproept
question-target = Hoe moet het proces lopen op de datum die hier staat?
question-actual = Hoe loopt het vandaag? Wat heb je gezien of gemeten?
question-look-back = { look-back-step } { look-back-expected } { look-back-saw } { look-back-know }
question-obstacles = Wat zit er tussen vandaag en dat beeld? Aan welk obstakel werk je nu?
question-step = Wat probeer je nu, en wat verwacht je te zien?
question-see = Wanneer kunnen we daar gaan kijken?
look-back-step = Welke stap heb je gezet?
look-back-expected = Wat dacht je dat er zou gebeuren?
look-back-saw = Wat zag je?
look-back-know = Wat weten we nu meer?
question-date-passed = De streefdatum van { $target }, { $by }, is voorbij. Wat hebben we bereikt, en wat niet? Wat hebben we over het proces ontdekt? En over hoe we werken?
question-date-near = De streefdatum van { $target } is { $by }. Wat van dat beeld is vandaag al bij het proces te zien?
question-not-measured = { $metric } is voor het laatst gemeten op { $on }. Hoe loopt het proces vandaag?
question-never-measured = { $metric } is hier nog niet gemeten. Waar bij het proces zou je het zien?
question-nobody-looked = Wanneer heeft er voor het laatst iemand bij het proces staan kijken, en wat was daar te zien?
question-past-date = Bij { $experiment } zouden we op { $by } gaan kijken. Wat is er inmiddels te zien?
question-several-open = { $open } lopen naast elkaar. Hoe wordt zichtbaar welk van de experimenten het verschil maakt?
question-different = { $experiment } liep anders dan verwacht. Wat zegt dat over hoe het proces werkt?
question-inconclusive = Van { $experiment } was niet te zeggen hoe het uitpakte. Wat moet er te zien zijn om het wel te weten?
question-as-expected = De laatste drie stappen liepen zoals verwacht. Waar begint het dat niemand weet wat er gaat gebeuren?
question-one-obstacle = { $count } experimenten gingen over { $obstacle }. Wat weten we er nu van dat we bij het eerste nog niet wisten?
question-no-focus = Aan welk van de obstakels wordt nu gewerkt, en waarom juist dat?
question-threshold = In { $cycle } lag de kennisgrens bij “{ $threshold }”. Hoe zouden we daarachter kunnen komen?
question-several-factors = { $experiment } verandert een paar dingen tegelijk. Als het anders loopt, wat weten we dan?
question-no-number = { $experiment } verwacht iets zonder getal. Wat ga je tellen of meten om te zien of het gebeurd is?

## Values of fixed sets

choice-yes = ja
choice-no = nee
choice-lower = lager is beter
choice-higher = hoger is beter
choice-near = dichter bij het doel is beter
choice-outcome = resultaatindicator
choice-process = procesindicator
choice-go-and-see = gaan kijken
choice-exploratory = verkennend
choice-single-factor = één factor
choice-multi-factor = meer factoren
choice-as-expected = zoals verwacht
choice-partly = deels
choice-different = anders dan verwacht
choice-inconclusive = niet te zeggen
choice-met = gehaald
choice-not-met = niet gehaald
choice-changed = achterhaald door een verandering
choice-en = Engels
choice-nl = Nederlands
choice-de = Duits
choice-dmy = dag, maand, jaar
choice-mdy = maand, dag, jaar
choice-ymd = jaar, maand, dag
choice-comma = komma
choice-point = punt

state-open = open
state-closed = afgesloten
state-focus = in focus
state-with-target = bij { $target }
state-resolved = weggenomen
state-dropped = niet doorgezet
state-recorded = vastgelegd
state-taken-as = opgepakt als { $taken }
state-waiting = wacht op de coach
state-without-prediction = zonder voorspelling

## Subjects of commits: board, reference, this word, then the record's text

subject-home-created = begonnen
subject-people-changed = mensen bijgewerkt
subject-board-opened = geopend
subject-board-edited = bewerkt
subject-board-closed = afgesloten
subject-board-paused = rust
subject-board-reopened = hervat
subject-metric-added = toegevoegd
subject-measured = gemeten
subject-condition-grasped = in beeld gebracht
subject-target-set = vastgesteld
subject-target-closed = afgesloten
subject-obstacle-found = gevonden
subject-obstacle-focused = in focus gezet
subject-obstacle-resolved = weggenomen
subject-obstacle-dropped = niet doorgezet
subject-obstacle-reopened = heropend
subject-experiment-planned = gepland
subject-experiment-recorded = vastgelegd
subject-experiment-continued = loopt nog
subject-experiment-dropped = niet doorgezet
subject-cycle-held = gehouden
subject-cycle-prepared = voorbereid
subject-cycle-observed = geobserveerd
subject-noted = opmerking
subject-problem-raised = gemeld
subject-problem-taken = opgepakt
subject-problem-closed = beantwoord
subject-standard-set = afgesproken
subject-edited = bewerkt
subject-saved = opgeslagen
subject-imported = ingelezen
subject-removed = weggehaald
subject-undone = teruggedraaid
subject-redone = hersteld

## What the practice does not do, and what to do instead

noun = { $kind ->
    [board] katabord
    [metric] indicator
    [points] meting
    [condition] huidige situatie
    [target] doelsituatie
    [obstacle] obstakel
    [experiment] experiment
    [cycle] coachcyclus
    [observation] observatie
    [problem] probleem
    [reflection] reflectie
    [direction] richting
    [standard] werkstandaard
   *[other] vastlegging
}

refused-target-open = { $open } staat nog open; één doelsituatie tegelijk.
hint-target-open = Kijk daar eerst op terug: `kata target close { $open }‹ --result "…"›`
refused-experiment-open = { $count ->
    [one] { $open } staat nog open; wat is ervan geworden?
   *[other] { $open } staan nog open; wat is ervan geworden?
}
hint-experiment-open =
    Leg eerst vast wat er gebeurde, of zet het niet door: `kata record { $open }`, `kata experiment drop { $open }`
    Loopt het nog, zeg dan wanneer je weer kijkt, en waarom er intussen een andere stap begint: `kata experiment continue { $open }`, en hier --alongside "…"
refused-experiments-running = { $count ->
    [one] { $open } staat nog open, dus op de doelsituatie terugkijken kan nog niet.
   *[other] { $open } staan nog open, dus op de doelsituatie terugkijken kan nog niet.
}
hint-experiments-running = Leg eerst vast wat er gebeurde, of zet het niet door: `kata record { $open }`, `kata experiment drop { $open }`. Loopt het nog, dan wacht dit erop; zeg wanneer je weer kijkt: `kata experiment continue { $open }`
refused-none-open = Er is geen open { $noun } op dit bord.
hint-none-open = Noem die je bedoelt, of bekijk ze allemaal: `kata { $kind } list`. Zo begin je er een: `{ $begin }`
refused-several-open = { $noun ->
    [werkstandaard] Er is meer dan één { $noun } in gebruik: { $open }.
   *[other] Er staat meer dan één { $noun } open: { $open }.
}
hint-several-open = Zeg welke je bedoelt: { $command }
refused-not-found = “{ $text }” is hier niet te vinden.
hint-not-found = Verwijzingen zien eruit als E14, TC3 of packing/O5; kijk wat er is: `{ $command }`
refused-ambiguous = “{ $text }” kan meer dan één vastlegging zijn: { $stems }.
hint-ambiguous = Noem er één voluit.
refused-wrong-kind = “{ $text }” is geen { $noun }, en alleen daarmee werkt dit commando.
hint-wrong-kind = Kijk welke er zijn: `kata { $kind } list`
refused-ended = { $reference } is al afgesloten.
hint-ended = Kijk wat ervan is geworden: `kata show { $reference }`
refused-already-recorded = Het resultaat van { $reference } is al vastgelegd.
hint-already-recorded = Zo verander je wat er staat: `kata experiment edit { $reference }‹ --happened "…" --learned "…"›`
refused-not-ended = { $reference } staat open.
hint-not-ended = Kijk hoe het ervoor staat: `kata show { $reference }`
refused-metric-missing = Op dit bord staat geen indicator { $slug }.
hint-metric-first = Voeg die eerst toe: `kata metric add { $slug }‹ --unit EENHEID›`
refused-range-reversed = Het bereik van { $metric } begint hoger dan het eindigt.
hint-range-reversed = Schrijf de laagste waarde eerst: { $metric }=36..39
refused-metric-exists = De indicator { $slug } staat al op dit bord.
hint-metric-exists = Zo verander je hem: `kata metric edit { $slug }`
refused-point-missing = { $metric } heeft geen meting { $value } om te corrigeren.
hint-point-missing = Kijk wat er is gemeten: `kata metric show { $metric }`
refused-board-exists = Er is al een bord { $slug }.
hint-board-exists = Bekijk het: `kata board show { $slug }`
refused-board-missing = Er is hier geen bord { $slug }.
hint-board-first = Open er een: `kata board new‹ NAAM --learner NAAM›`
refused-bad-slug = “{ $slug }” kan geen naam zijn. Gebruik kleine letters, cijfers en koppeltekens.
hint-bad-slug = Bijvoorbeeld: { $proposal }
refused-person-exists = { $handle } is al bekend.
hint-person-exists = Zo verander je wat bekend is: `kata people edit { $handle }`
refused-person-missing = Niemand heet hier { $handle }.
hint-person-missing = Voeg die persoon eerst toe: `kata people add { $handle }`

## Questions at the terminal, one for each field that is asked for

ask-how = Enter: verder · ↑: terug · Alt+Enter: nieuwe regel · Ctrl-O: in je editor · Ctrl-C: stoppen, dan wordt er niets vastgelegd
ask-left = Gestopt; er is niets vastgelegd.
ask-again = Met je antwoorden tot nu toe is dit het commando:
ask-needed = Hier moet je iets invullen.
ask-another = Nog een?
ask-not-offered = “{ $text }” staat er niet bij.
ask-enter-is = Enter: { $default }
ask-enter-skips = Enter: overslaan
ask-enter-keeps = Enter: zo laten
ask-enter-keeps-or-removes = Enter: zo laten; leegmaken haalt het weg
ask-enter-ends = Enter: klaar
ask-shape-day-ahead = bijv. 2w, 3 maanden of { $day }
ask-shape-day = bijv. vandaag, vr of { $day }
ask-shape-moment-ahead = bijv. morgen, vr 14:00 of { $day }
ask-shape-moment = bijv. gisteren, 09:30 of { $day }
ask-shape-range = bijv. { $metric }=36..39 of { $metric }=..40; hier gemeten: { $metrics }
ask-shape-range-of = { $metric }: bijv. 36..39, ..40 of 36..
ask-which = { $noun ->
    [target] Welke doelsituatie
    [obstacle] Welk obstakel
    [experiment] Welk experiment
    [problem] Welk probleem
    [standard] Welke werkstandaard
   *[other] Welke
} bedoel je?
ask-board = Welk bord?
ask-became = { $reference } staat nog open. Wat is ervan geworden?
ask-became-record = gedaan: zeg wat er gebeurde
ask-became-continue = loopt nog: later opnieuw kijken
ask-became-drop = niet doorgezet
ask-became-alongside = loopt nog, en de volgende begint ernaast
ask-board-slug = Hoe heet het bord? Eén kort woord, voor paden en verwijzingen.
ask-board-challenge = Wat is de uitdaging? Eén zin, een half jaar tot drie jaar vooruit.
ask-board-learner = Wie is hier de lerende?
ask-board-process = Om welk proces gaat het?
ask-board-coach = Wie is de coach?
ask-board-by = Wanneer moet de uitdaging gehaald zijn?
ask-board-cadence = Hoe vaak is er een coachcyclus? dagelijks, werkdagen, wekelijks, of dagen met een tijd: ma,wo 08:30
ask-reason-why = Waarom verandert de uitdaging?
ask-pause-until = Tot wanneer rust het bord?
ask-board-close-learned = Wat is er op dit bord geleerd?
ask-person-handle = Onder welke korte naam schrijf je deze persoon op? (bijv. hassan)
ask-person-name = De naam, of een rol?
ask-person-email = Het e-mailadres zoals git het kent?
ask-metric-slug = Hoe heet de indicator? Eén kort woord, voor paden en commando's.
ask-metric-unit = In welke eenheid? min, h, %, orders …
ask-metric-name = De naam, als die langer is dan dat korte woord?
ask-metric-better = Welke kant op is beter?
ask-metric-kind = Meet het wat eruit komt, of hoe het proces loopt?
ask-metric-how = Hoe wordt het gemeten?
ask-measure-metric = Welke indicator?
ask-measure-value = Wat heb je gemeten? { $metric }, in { $unit }. Meer waarden met een spatie ertussen.
ask-measure-on = Wanneer?
ask-condition-pattern = Hoe loopt het proces vandaag, stap voor stap?
ask-condition-seen = Wat heb je bij het proces gezien? Feiten, geen oorzaken, geen wensen.
ask-target-outcome = Wat wil je op de streefdatum bereikt hebben?
ask-target-pattern = Hoe moet het proces die dag lopen?
ask-target-predictions = Aan welke indicator zie je dat, en tussen welke waarden?
ask-target-by = Op welke dag? Twee weken tot drie maanden vooruit.
ask-target-influenceable = Wat daarvan kun je zelf beïnvloeden?
ask-target-ambitious = Wat maakt het ambitieus, en toch haalbaar?
ask-target-essential = Waarom is het wezenlijk voor de uitdaging?
ask-target-carry = Welke van deze obstakels gaan mee? Meer met een spatie ertussen.
ask-look-back-result = Hoe is het afgelopen?
ask-look-back-reached = Wat hebben we bereikt, en wat niet?
ask-look-back-learned = Wat hebben we over het proces ontdekt?
ask-look-back-learned-working = En over hoe we werken?
ask-look-back-standard = Wat is vanaf nu de normale werkwijze?
ask-look-back-confirm-by = Wanneer gaat iemand kijken of het nog zo is?
ask-obstacle-text = Wat zit er in de weg? Zeg wat je ziet gebeuren.
ask-obstacle-gone-when = Waaraan zie je dat het weg is?
ask-obstacle-resolve-through = Dankzij welk experiment?
ask-experiment-step = Wat probeer je nu? Eén stap.
ask-experiment-expect = Wat verwacht je te zien?
ask-experiment-prediction = In getallen: tussen welke waarden?
ask-experiment-kind = Hoeveel verander je tegelijk?
ask-experiment-by = Wanneer kunnen we daar gaan kijken?
ask-experiment-alongside = Waarom begint het terwijl het andere nog loopt?
ask-result-happened = Wat zag je gebeuren?
ask-result-value = Wat heb je gemeten?
ask-result-turned-out = En vergeleken met wat je verwachtte?
ask-result-learned = Wat weten we nu meer?
ask-continue-by = Wanneer kijken we weer?
ask-continue-why = Waarom loopt het door?
ask-drop-why = Waarom ga je er niet mee door?
ask-problem-text = Wat gaat er mis? Zoals je het tegenkwam.
ask-observation-seen = Wat zag en hoorde je van de coach?
ask-observation-practise = Wat is dat ene dat de coach nu gaat oefenen?
ask-standard-text = Wat is vanaf nu de normale werkwijze?
ask-standard-confirm-by = Wanneer gaat iemand kijken of het nog zo is?
editor-how = Schrijf achter de sleutels die je wilt, en haal het # weg. Maak het bestand leeg om te stoppen.
failed-no-metric = Op dit bord wordt nog niets gemeten.
hint-no-metric = Zeg wat je meet: `kata metric add‹ NAAM --unit EENHEID›`

## From a problem to its answer

label-became = Wat ervan is geworden
state-answered = beantwoord
refused-none-open-home = { $noun ->
    [werkstandaard] Er is hier geen { $noun } in gebruik.
   *[other] Er staat hier geen { $noun } open.
}
refused-problem-answered = { $problem } is al beantwoord: { $why }
hint-problem-answered = Doet het zich weer voor, meld het dan opnieuw: `kata problem raise‹ "…"›`
refused-problem-taken = { $problem } is al opgepakt, als { $taken }.
hint-problem-taken = Kijk wat ervan is geworden: `kata problem show { $problem }`. Is het werk eraan klaar, beantwoord het dan: `kata problem close { $problem }‹ --why "…"›`
failed-take-flags = { $flags } betekent niets bij --as { $taken }.
hint-take = Als obstakel op dit bord: `kata problem take { $problem } --as obstacle`. Met een eigen bord: `kata problem take { $problem } --as board --slug NAAM --learner NAAM`. Met wat er al is: `kata problem take { $problem } --as O5`
field-answer = Antwoord
ask-problem-close-why = Wat is het antwoord aan wie het meldde?

## The life of a standard

confirm-since = ter plaatse na te gaan sinds { $by }
standard-slipped = houdt geen stand, gezien op { $on }
standard-raised = houdt geen stand, gezien op { $on }, gemeld als { $problem }
standard-confirmed = ter plaatse nagegaan op { $on }
standard-no-day = nog geen dag om het na te gaan
standard-what-now =
    { $standard } blijft openstaan tot je een van deze dingen doet.
    Een betere manier in de plaats zetten: `kata standard replace { $standard }‹ "…"›`
    Hem laten vervallen, want zo wordt er niet meer gewerkt: `kata standard retire { $standard }‹ --why "…"›`
    Uitzoeken waarom hij geen stand houdt: `kata problem raise‹ "…"› --standard { $standard }`
state-in-use = in gebruik
state-slipped = houdt geen stand
state-retired = vervallen
state-replaced = vervangen door { $standard }
subject-standard-confirmed = ter plaatse nagegaan
subject-standard-replaced = vervangen
subject-standard-retired = vervallen
field-confirmed = Nagegaan
field-holds = Houdt stand
field-next = Weer kijken
field-replaces = In de plaats van
field-standard = Werkstandaard
ask-standard-confirm-seen = Wat zag je bij het proces?
ask-standard-confirm-holds = Wordt er nog zo gewerkt?
ask-standard-confirm-next = Wanneer gaat er weer iemand kijken?
standard-name-a-day = Er gaat nog niemand kijken of { $standard } stand houdt. Noem een dag: `kata standard edit { $standard }‹ --confirm-by DATUM›`

## Settings

head-setting = Instelling
head-value = Waarde
head-origin = Van
origin-named = { $name }
origin-locale = de landinstelling
origin-git = git
origin-default = standaard
origin-overridden = { $origin } (telt hier niet)
config-written = Opgeslagen in { $path }
config-overridden = { $name } gaat voor en zegt { $value }.
nothing-to-change-here = Er is niets te veranderen.
failed-setting-unset = { $key } is niet ingesteld.
hint-setting-unset = Zo stel je het in: `kata config set { $key } …`
config-unset = Niet ingesteld: { $keys }
failed-no-user-folder = Er is geen map voor je eigen instellingen: XDG_CONFIG_HOME en HOME zijn allebei niet gezet.
hint-own-file = Herstel het: `kata config edit`
refused-setting-unknown = Er is geen instelling { $key }.
hint-setting-near = Bedoelde je { $near }?
hint-setting-unknown = Wat er is: { $known }
refused-setting-repository = { $key } is een instelling van de kata-map, niet van jou alleen.
hint-setting-repository = Zo stel je het in voor iedereen hier: `kata config set --repo { $key } …`
refused-setting-user = { $key } is een instelling van jou, niet van de kata-map.
hint-setting-user = Zo stel je het in voor jezelf: `kata config set --user { $key } …`
refused-setting-value = { $key } kent “{ $text }” niet.
refused-advice-unknown = Er is geen advies “{ $name }”.
hint-advice-near = Bedoelde je { $near }? Het is een van deze: { $known }
refused-template = “{ $template }” laat geen plaats voor het onderwerp.
hint-template = Schrijf { "{subject}" } waar het moet komen, op één regel: docs(kata): { "{subject}" }
refused-no-finding = “{ $text }” noemt geen bevinding bij een vastlegging.
hint-no-finding = Schrijf de verwijzing en de naam die `kata check` geeft, in één tekst: "packing/E14 prediction-late"
warning-own-file = { $path }:{ $line }:{ $column } is niet te lezen, en telt niet mee.

## Metrics

refused-name-of-board = { $slug } is de naam van een bord, en een verwijzing zou dat bord bedoelen.
hint-name-of-board = Kies een andere naam voor de indicator.

## Boards that end, and steps that are named

refused-board-still-runs = { $count ->
    [one] { $open } staat nog open, dus het werk aan het bord kan nog niet worden afgesloten.
   *[other] { $open } staan nog open, dus het werk aan het bord kan nog niet worden afgesloten.
}
refused-board-still-aims = { $open } staat nog open, en niemand heeft er nog op teruggekeken.
refused-board-ended = Het werk aan { $board } is op { $on } afgesloten.
hint-board-ended = Zo ga je ermee verder: `kata board reopen { $board }`
failed-log-kind = “{ $text }” is geen soort stap.
save-removed = { $path } (verwijderd)

## What is often a slip

warning-date-passed = { $label }: { $day } is al voorbij.
warning-date-ahead = { $label }: { $day } moet nog komen.
person-unknown = { $person } is hier nog niet bekend; de naam staat er nu als tekst. Toevoegen: `kata people add { $handle } --name { $name }`
advice-mute = Wil je dit hier niet meer horen: `kata config set --add advice.mute { $names }`
look-again = te bekijken op { $by }

## What -v says

verbose-home = kata-map: { $folder }
verbose-language = taal: { $lang } ({ $origin })
verbose-board = bord: { $board } ({ $why })
board-named = genoemd met -b, KATA_BOARD of in het commando
board-of-folder = de map waarin je staat
board-used = `kata use`
board-only-open = het enige dat openstaat
board-only-mine = het enige van jou dat openstaat
board-only-one = het enige

## The coaching cycle at a terminal

coach-how = Enter: verder, ook zonder antwoord · ↑: terug · Ctrl-T: hier ligt de kennisgrens, door naar de volgende stap · Ctrl-C: stoppen; wat is gezegd blijft bewaard
coach-in-words = In je eigen woorden:
coach-measured = { $metric } vandaag?
coach-which = Op welke stap kijk je terug?
coach-became = Wat is ervan geworden?
coach-focus = Werk je nog aan “{ $text }”? Kies een ander, of beschrijf een nieuw obstakel.
coach-no-focus = Aan welk obstakel werk je? Kies er een, of beschrijf een nieuw obstakel.
coach-threshold = Wat weet nog niemand?
coach-when = Dag, of dag en tijd:
coach-minutes = Hoeveel minuten duurde het?
coach-note = Nog iets om bij deze cyclus te bewaren?
coach-prepared = voorbereid: { $text }
coach-left-half-way = Op dit bord is een cyclus van { $when } halverwege blijven liggen. Daarmee verder?
coach-go-on = daarmee verder
coach-begin-anew = weggooien en opnieuw beginnen
coach-left = Gestopt; er is niets vastgelegd. Wat is gezegd, is bewaard. Verdergaan: `kata coach`. Weggooien: `kata coach --discard`

## What went wrong, and what to do next

failed-output = Het resultaat kon niet worden weggeschreven: { $error }
failed-output-recorded = Het is vastgelegd als { $commit }, maar kon niet worden getoond.
failed-no-home = { $folder } ligt niet in een kata-map.
hint-no-home = Maak er een: `kata init`. Of bekijk een voorbeeld: `kata demo`
failed-text = { $path }:{ $line }:{ $column }: dit bestand is niet te lezen.
hint-text = Herstel de regel in een editor, en dan: `kata save`
hint-conflict = git kon hier twee versies niet samenbrengen. Beslis veld voor veld: `kata resolve`. Of maak het bestand in orde in een editor, en dan: `kata save`
check-unreadable = Dit bestand is niet te lezen.
failed-newer-format = { $path } heeft formaat { $found }, en dat is nieuwer dan dit programma.
hint-newer-format = Installeer een nieuwere kata; er is niets veranderd.
failed-io = { $path }: { $error }
failed-not-a-file = { $path } is geen gewoon bestand en wordt niet gelezen.
failed-too-large = { $path } is te groot voor een vastlegging en wordt niet gelezen.
hint-not-a-file = Haal het weg, of zet terug wat er stond: `git checkout -- PAD`
failed-no-board = Hier is nog geen bord.
failed-which-board = Welk bord? { $boards }
hint-which-board = Noem er een met -b, of kies er een voor deze werkmap: `kata use‹ NAAM›`
failed-kata-now = KATA_NOW is “{ $text }”, en dat is geen tijdstip volgens RFC 3339, zoals 2026-11-23T09:12:00+01:00.
failed-missing = { $count ->
    [one] Dit ontbreekt nog: { $flags }
   *[other] Deze ontbreken nog: { $flags }
}
hint-missing = Wat dat betekent, lees je met --help.
failed-form = De waarden passen niet bij elkaar: { $error }
failed-edit = { $reference } kan zo niet worden veranderd: { $error }
hint-edit = Een veld dat altijd ingevuld moet zijn, kun je niet leegmaken.
failed-choice = { $flag } kent “{ $text }” niet.
hint-choice = Kies uit: { $choices }
failed-count = “{ $text }” is geen heel getal.
failed-yes-no = “{ $text }” is geen ja en geen nee.
failed-range = “{ $text }” noemt geen indicator met een bereik.
hint-range = Schrijf het als INDICATOR=LAAG..HOOG; één kant mag open blijven: INDICATOR=..40
failed-line = “{ $text }” noemt geen lijn met een waarde.
hint-line = Schrijf het als NAAM=WAARDE: takt=55
failed-one-correction = Je corrigeert één waarde tegelijk.
failed-step-and-reference = --step is voor een stap die nooit gepland was, en { $reference } was dat wel.
hint-step-and-reference = Laat een van de twee weg.
hint-date = Schrijf het als 2026-12-01, vandaag, vr, 3d of 2w.
hint-number = Eén punt of komma is het decimaalteken: 41,5 of 41.5.
failed-home-exists = { $folder } is al een kata-map.
hint-home-exists = Ga verder met: `kata next`
failed-demo-exists = { $folder } is niet leeg.
hint-demo-exists = Noem een andere map: `kata demo MAP`

failed-not-a-repository = { $folder } ligt niet in een git-repository.
failed-bare = { $folder } is een kale repository (bare), zonder werkmap om in te schrijven.
hint-bare = Werk in een kloon ervan.
failed-unsafe = De repository { $folder } is van iemand anders, en git gebruikt hem niet.
hint-unsafe = Als je hem vertrouwt: `git config --global --add safe.directory { $folder }`
failed-no-git = git is niet gevonden.
hint-no-git = Installeer git 2.38 of nieuwer; kata bewaart er alles in.
failed-git-too-old = git { $found } is te oud: kata heeft git { $needed } of nieuwer nodig.
hint-git-too-old = Installeer git { $needed } of nieuwer, en kijk met git --version welke er als eerste gevonden wordt.
failed-under-way = { $what ->
    [merge] In deze werkmap loopt nog een merge.
    [cherry-pick] In deze werkmap loopt nog een cherry-pick.
    [revert] In deze werkmap loopt nog een revert.
    [rebase] In deze werkmap loopt nog een rebase.
   *[bisect] In deze werkmap loopt nog een bisect.
}
hint-under-way = Wat daarbij in vastleggingen openblijft: `kata resolve`. Hoe je het afmaakt of afbreekt, zegt `git status`.
failed-differs = Met de hand bewerkt en nog niet gecommit: { $paths }
hint-differs = Leg dat vast: `kata save`. Of zet terug wat er stond met git checkout.
failed-symlink = { $path } is een link of ligt achter een link; kata schrijft nooit via links.
failed-bad-path = “{ $path }” is geen pad waar geschreven mag worden.
failed-not-looked-at = git mag met --skip-worktree niet kijken naar { $paths }.
hint-not-looked-at = Laat het weer kijken: `git update-index --no-skip-worktree { $paths }`
failed-sparse-index = De stap ligt buiten je sparse checkout, en git zou zijn sparse index erop bederven zolang er paden in staan die alleen aangekondigd zijn: { $announced }
hint-sparse-index = Zet ze echt klaar met git add, of haal ze eruit met git reset, en probeer het dan opnieuw.
failed-filtered = { $path } heeft het attribuut { $by }: git zou iets anders vastleggen dan wat erin staat.
hint-filtered = Vastleggingen zijn gewone tekst. Laat ze buiten de regel in .gitattributes, met een regel erna zoals: /boards/** !{ $attribute }
failed-within-step = Een stap die nog niet klaar is, heeft dit gestart, via een hook: kata schrijft één stap tegelijk.
hint-within-step = Een hook mag hier lezen, of in een andere kata-map schrijven. Schrijf hier als de stap klaar is.
failed-ignored = Een negeerregel houdt dit buiten git: { $paths }
hint-ignored = De regel: { $rules }. Haal de regel uit .gitignore, of voeg er een met ! toe voor boards/.
failed-locked = Een ander git-proces houdt { $path } vast.
hint-locked = Wacht tot het klaar is. Draait er geen, dan is er iets afgebroken: verwijder het bestand en probeer het opnieuw.
failed-busy = Een ander kata-commando is hier al te lang aan het schrijven: { $holder }
failed-unfinished = Een eerdere stap was onderbroken en kon niet worden afgerond of teruggedraaid.
failed-nothing-changed = git vond niets om te committen.
failed-hook = Een hook hield de commit tegen; er is niets vastgelegd.
failed-commit = git heeft niet gecommit; er is niets vastgelegd.
failed-no-identity = git weet niet wie je bent.
hint-no-identity =
    Vertel het git:
      `git config --global user.name "Je Naam"`
      `git config --global user.email jij@example.org`
failed-git = git { $command } is niet gelukt.
failed-bad-rev = “{ $rev }” is geen commit van deze repository.
failed-read = { $what } is niet te lezen: { $reason }
failed-from = { $path } is niet te lezen: { $error }
failed-empty-message = Het bericht is leeg; laat -m weg, dan volgt het uit wat er is veranderd.
failed-save-check = { $path }:{ $line } wordt niet opgeslagen: { $finding }
hint-from = Verbeter het document en probeer het opnieuw; er is niets vastgelegd.

warning-outside = Buiten je sparse checkout, en nu wel in de werkmap: { $paths }. Haal het er weer uit met `git sparse-checkout reapply`.
warning-detached = HEAD zit los (detached): de stap staat op geen enkele branch en kan verloren gaan. Zet er een neer: `git switch -c NAAM`
warning-value-alone = { $reference } voorspelde geen indicator, dus deze waarde wordt geen meting. Als dat wel moet: `kata measure‹ INDICATOR { $value }›`
failed-unknown-key = { $path } heeft de sleutel { $key }, en daar hoort hier geen veld bij.
hint-unknown-key = De velden zijn: { $known }
failed-value = Wat onder { $key } staat is niet van de soort die daar hoort.
failed-cadence = “{ $text }” zegt niet op welke dagen; schrijf het zoals hier: { $accepted }
failed-editor = De editor { $editor } is niet goed afgesloten: { $error }
failed-left-editor = In de editor is niets geschreven, dus is er niets vastgelegd.

## Advice: what usually goes wrong, and a better way to say it

advice-lack-of = Hier staat wat er ontbreekt, en dat is een vermomde oplossing. Wat zie je bij het proces gebeuren? Zeg “Twee inpakkers wachten op die ene scanner”, en niet “gebrek aan scanners”.
advice-need-to = Hier staat wat er moet gebeuren. Een obstakel is wat je in de weg ziet zitten: zeg wat er gebeurt, niet wat er zou moeten.
advice-verb-target = Dit begint met iets om te doen. Een doelsituatie is hoe het proces op die datum loopt: zeg “elke order gaat binnen 40 minuten de deur uit”, en laat de weg erheen open.
advice-negated-target = Hier staat wat er weg moet zijn. Zeg wat je in plaats daarvan ziet als je er op die datum bij staat.
advice-average-as-fact = Achter een gemiddelde of “meestal” gaat schuil wat er van keer tot keer gebeurt. Wat zag je, één voor één?
advice-i-think = Dit klinkt als een mening. Wat heb je zelf gezien of gemeten?
advice-no-measure = Bij geen enkele indicator staat een bereik, dus op die datum kan niemand zeggen of het gehaald is. Voeg er een toe met: `kata target edit --predict INDICATOR=LAAG..HOOG`
advice-no-condition = Op dit bord is nog geen huidige situatie in beeld gebracht: hoe weet je waar je begint? `kata condition new`
advice-no-focus = Er is geen obstakel in focus, dus de stap is op geen bepaald obstakel gericht. Kies er een met: `kata obstacle focus‹ REF›`
advice-action-list = Dit lijken meer stappen tegelijk. Wat is die ene volgende stap waar je het snelst iets van leert?
advice-long-horizon = Deze doelsituatie ligt { $days } dagen vooruit. Met twee weken tot drie maanden houd je de volgende stap in zicht.

## Findings of kata check

level-error = fout
level-warning = waarschuwing
level-hint = tip
check-clean = Niets op aan te merken.
check-no-id = Hier staat geen id in, dus is dit niet van andere te onderscheiden als klonen samenkomen.
cure-no-id = Haal het id dat er stond terug uit git log.
check-no-number = De bestandsnaam begint niet met een nummer, dus geen verwijzing leidt hierheen.
cure-no-number = Geef het zijn nummer terug, dat in git log staat, en dan: `kata save`
check-doubled-number = Het nummer { $reference } is { $count } keer gebruikt.
cure-doubled-number = Noem ze bij hun volledige naam, tot ze elk een eigen nummer hebben.
check-doubled-id = Het id is ook dat van { $other }: de een is van de ander gekopieerd.
cure-doubled-id = Leg de kopie vast met een commando in plaats van het bestand te kopiëren.
check-dangling-reference = { $key } noemt “{ $stem }”, en dat is er niet.
cure-dangling-reference = Schrijf de volledige naam van wat je bedoelt, of haal de sleutel weg, en dan: `kata save`
check-unknown-key = { $key } is een sleutel die dit programma niet kent; hij blijft staan zoals hij is.
cure-unknown-key = Is het een tikfout, verbeter hem dan.
check-no-board = In de map van { $board } staan vastleggingen, maar { $path } is weg, dus daar wordt niets gelezen.
cure-no-board = Zet het terug: `git checkout HEAD -- { $path }`. Moest het weg, haal dan de hele map weg met git rm.
check-unread-cadence = “{ $text }” zegt niet op welke dagen, dus er komt geen cyclus van op de agenda.
cure-unread-cadence = Geef het ritme op: `kata board edit --cadence "ma,wo 08:30"`
check-two-open-targets = { $open } staan tegelijk open.
cure-two-open-targets = Kies welke geldt, en sluit de andere af met --result changed.
check-two-open-experiments = { $open } staan tegelijk open, zonder reden erbij.
cure-two-open-experiments = Zeg waarom: `kata experiment edit REF --alongside "…"`

## Spreadsheets: hoe een bestand is gelezen, en wat er niet klopt

imported-measurements = { $count ->
    [one] 1 meting, { $first }..{ $last }
   *[other] { $count } metingen, { $first }..{ $last }
}
points-more = … nog { $count } …
reading-text = { $path }: { $encoding }, kolommen gescheiden door { $separator }, { $header }
reading-text-one = { $path }: { $encoding }, één kolom, { $header }
reading-book = { $path }: { $format }, werkblad “{ $sheet }”, { $header }
reading-header = kopregel op regel { $line }
reading-no-header = geen kopregel
reading-tab = tabs
reading-date = Datums: “{ $column }”
reading-date-order = Datums: “{ $column }”, { $order ->
    [dmy] dag eerst
    [mdy] maand eerst
   *[ymd] jaar eerst
}: { $text } is { $day }
reading-metric = { $metric }: “{ $column }”
reading-metric-decimal = { $metric }: “{ $column }”, { $decimal ->
    [comma] decimale komma
   *[point] decimale punt
}
reading-times = , tijden zijn u:mm of u:mm:ss
reading-count = { $count ->
    [one] 1 meting, { $first }
   *[other] { $count } metingen, { $first } t/m { $last }
}
reading-empty = { $count ->
    [one] 1 cel zonder waarde is overgeslagen.
   *[other] { $count } cellen zonder waarde zijn overgeslagen.
}
reading-skipped = { $count ->
    [one] 1 rij zonder enige waarde is overgeslagen.
   *[other] { $count } rijen zonder enige waarde zijn overgeslagen.
}
reading-unused = Niet gelezen: { $columns }. Wel lezen: --column NAAM=INDICATOR
reading-there = { $count ->
    [one] { $metric }: 1 meting was er al.
   *[other] { $metric }: { $count } metingen waren er al.
}
reading-other-days = { $count ->
    [one] { $metric }: op { $days } was al iets anders gemeten; beide blijven staan.
   *[other] { $metric }: op { $count } dagen was al iets anders gemeten; alles blijft staan. { $days }
}
sheet-too-large = { $path } is groter dan een spreadsheet met metingen mag zijn: 16 MB, of 64 MB uitgepakt.
sheet-too-long = { $path } heeft meer dan er in één keer wordt ingelezen: 100.000 rijen, 2.000.000 cellen.
sheet-too-wide = { $path }, regel { $line }: meer dan 1.000 kolommen.
hint-sheet-size = Houd alleen de kolommen met datums en waarden over, of lees het in delen in.
sheet-empty = { $path }: geen waarden.
hint-sheet-empty = Er is een kolom met datums en een kolom met waarden nodig; verborgen werkbladen lees je met --sheet.
sheet-not-text = { $path } is geen tekst en geen spreadsheet.
sheet-old-book = { $path } is een spreadsheet in een oud of binair formaat, of er zit een wachtwoord op.
sheet-broken-book = { $path } is niet als spreadsheet te lezen.
hint-sheet-save-as = Sla het in je spreadsheetprogramma op als xlsx, ods of csv.
sheet-open-quote = { $path }, regel { $line }: daar begint een aanhalingsteken dat nergens sluit, dus de rijen erna zijn niet uit elkaar te houden.
hint-sheet-open-quote = Sluit het daar, of haal het weg.
sheet-no-sheets = { $path } is een tekstbestand en heeft geen werkbladen.
hint-sheet-no-sheets = Laat --sheet weg.
sheet-sheet-missing = { $path } heeft geen werkblad “{ $name }”.
sheet-which-sheet = { $path } heeft meer werkbladen: { $there }.
hint-sheet-which-sheet = Zeg welk het is: --sheet "{ $name }"
hint-sheet-there = Wat er wel is: { $there }
sheet-order-open = { $path }, regel { $line }: “{ $text }” is { $readings }, en geen andere rij geeft uitsluitsel.
sheet-reading = { $day } ({ $order })
sheet-either = { $one } of { $other }
sheet-named = “{ $name }”
sheet-list = { $one }, { $other }
sheet-example = “{ $name }” ({ $values })
hint-sheet-order-open = Zeg wat het is: { $orders }.
sheet-mark-open = { $path }, regel { $line }, “{ $column }”: “{ $text }” is { $comma } met een decimale komma en { $point } met een decimale punt, en geen andere rij geeft uitsluitsel.
hint-sheet-mark-open = Zeg wat het is: --decimal comma, --decimal point. Dat wordt bij de indicator onthouden.
sheet-no-dates = { $path }: in geen enkele kolom staan datums. { $there }
hint-sheet-no-dates = Bij elke meting hoort een dag. Geef de kolom in je spreadsheetprogramma een datumnotatie, of zet er een kolom met de datum bij; een volgnummer is geen datum.
sheet-which-date = { $path }: in meer dan één kolom staan datums: { $there }.
hint-sheet-which-date = Zeg welke het is: --column "{ $name }=date"
sheet-no-values = { $path }: in geen enkele kolom staan getallen voor { $metric }. { $there }
hint-sheet-no-values = Zeg welke kolom het is: --column KOLOM=INDICATOR
sheet-which-column = { $path }: meer dan één kolom kan { $metric } zijn: { $there }.
hint-sheet-which-column = Zeg welke het is: --column "{ $name }={ $metric }". Dat wordt bij de indicator onthouden.
sheet-none-known = { $path }: van geen enkele kolom is bekend dat het een indicator van dit bord is: { $there }.
hint-sheet-none-known = Zeg welke indicator het is: --column "{ $name }=INDICATOR"
sheet-column-missing = { $path } heeft geen kolom “{ $name }”.
sheet-column-twice = { $path } heeft meer dan één kolom “{ $name }”.
hint-sheet-column-twice = Gebruik de letter in plaats van de naam: { $there }
sheet-bad-rows = { $count ->
    [one] { $path }: 1 rij is niet te lezen, dus er is niets ingelezen.
   *[other] { $path }: { $count } rijen zijn niet te lezen, dus er is niets ingelezen.
}
sheet-bad-row = regel { $line }, { $column }: { $what }
sheet-more-rows = … en nog { $count }; allemaal met --format json
hint-sheet-bad-rows = Verbeter ze in de spreadsheet en lees het opnieuw in. Zijn rijen anders geschreven dan de rest, dan helpt --dates of --decimal misschien.
cell-no-date = er staat geen datum
cell-not-a-date = “{ $text }” is geen datum
cell-no-such-day = “{ $text }” staat op geen enkele kalender
cell-no-year = “{ $text }” heeft geen jaar
cell-day-number = { $text } is een getal en geen datum
cell-other-order = “{ $text }” is geen datum als { $order ->
    [dmy] de dag vooraan staat
    [mdy] de maand vooraan staat
   *[ymd] het jaar vooraan staat
}, zoals in de rest van de kolom
cell-not-a-number = “{ $text }” is geen getal
cell-too-large = { $text } is te groot om te bewaren
cell-other-mark = “{ $text }” past niet bij de rest van de kolom, waar een decimale { $decimal ->
    [comma] komma
   *[point] punt
} staat
cell-other-unit = “{ $text }” is in een andere eenheid dan { $unit }
cell-time-unit = “{ $text }” is een tijd, en die past alleen bij h, min en s, niet bij { $unit }
cell-bad-time = “{ $text }” is geen tijd; schrijf hem als u:mm of u:mm:ss, met minuten en seconden onder de 60
cell-is-a-date = { $text } is een datum en geen waarde
cell-error = { $text } is een foutmelding van een formule
failed-column = “{ $text }” zegt niet welke indicator een kolom is.
failed-column-twice = --column zegt twee keer welke kolom “{ $name }” is.
hint-column-twice = Noem er één kolom voor, met het opschrift of de letter.
hint-column = Schrijf het als KOLOM=INDICATOR: --column "Doorlooptijd (min)=lead-time"
imported-problems = { $count } problemen, { $first } t/m { $last }
reading-json = { $path }: een lijst in JSON
reading-field = { $field }: “{ $column }”
reading-problems = { $count ->
    [one] 1 probleem
   *[other] { $count } problemen
}
reading-problems-there = { $count ->
    [one] 1 daarvan was er al.
   *[other] { $count } daarvan waren er al.
}
reading-no-source = Zonder bron is niet te zien of een probleem al eens is ingelezen; lees je het bestand nog eens in, dan komt het er weer bij. Je kunt een kolom noemen: --column KOLOM=source
sheet-no-texts = { $path }: van geen enkele kolom is bekend dat er staat wat het probleem is: { $there }.
hint-sheet-no-texts = Zeg welke het is: --column "{ $name }=text"
sheet-too-many = { $path } heeft meer dan 1.000 problemen, en elk wordt een eigen bestand.
sheet-broken-json = { $path }, regel { $line }: geen JSON: { $error }
sheet-no-list = { $path } is JSON, maar geen lijst van objecten.
hint-sheet-json = Er is een lijst van objecten nodig, met steeds dezelfde sleutels: [{"{"}"text": "…", "source": "…"{"}"}]
cell-no-text = er staat niet wat het probleem is
cell-source-twice = “{ $text }” is ook de bron van regel { $line }, waar iets anders staat; elk probleem heeft een eigen bron
failed-inbox-column = “{ $text }” zegt niet wat een kolom is.
hint-inbox-column = Schrijf het als KOLOM=VELD, met een van: { $known }
standard-input = standaardinvoer
ask-sheet-dates = Welke dag is “{ $text }” op regel { $line }?
ask-sheet-decimal = Welk getal is “{ $text }” op regel { $line }, “{ $column }”?
ask-sheet-column = Welke kolom is { $metric }?
ask-sheet-date-column = In welke kolom staan de datums?
ask-sheet-sheet = Welk werkblad?
ask-sheet-go-on = Is het zo bedoeld?

## De geschiedenis

history-cut-off = De oudere geschiedenis is bij het klonen weggelaten; wat daarvoor gebeurde is hier niet bekend. Haal haar op met: `git fetch --unshallow`
history-slow = Dit duurde even. Git kan bewaren wat het snel maakt: `git commit-graph write --reachable --changed-paths`
as-it-stood = zoals het op { $on } stond, { $commit }
failed-point = “{ $text }” is geen revisie van deze repository en ook geen datum.
hint-point = Schrijf een datum zoals 2026-12-01, gisteren of vr, of een revisie zoals HEAD~3, main of het id van een commit.
failed-nothing-yet = Op { $on } was hier nog niets vastgelegd.
hint-nothing-yet = Kijk wanneer het begon: `kata log`
failed-not-there-yet = { $text } was er op { $on } nog niet.
hint-not-there-yet = Kijk hoe het ontstond: `kata log { $text }`
order-unproven = kwam in één commit met het resultaat; wat er eerder was, valt niet te zeggen
order-late = is na het resultaat opgeschreven
order-nothing-expected = niets
label-order = Verwachting
label-expected-before = Verwacht vóór het resultaat
label-why = Waar het voor is
label-commits = Commits die het noemen
why-nothing = Er staat nergens waar het aan bijdraagt.
change-new = nieuw
change-gone = weg
change-stem = Bestandsnaam
change-became = { $old } → { $new }
change-taken-out = { $old } (weggehaald)
diff-nothing = Er zijn geen verschillen.
check-in-commit = commit { $commit }
check-not-committed = nog niet gecommit
check-order-unproven = De verwachting van { $reference } kwam in één commit met het resultaat ({ $commit }); wat er eerder was, valt niet te zeggen.
cure-order-unproven = Voeg branches met vastleggingen samen met merge, niet met squash. { $accept }
check-prediction-changed = Wat { $reference } verwacht, is niet wat er vóór het resultaat stond ({ $commit }): “{ $expected }”
cure-prediction-changed = Allebei staan ze in `kata show { $reference }`. { $accept }
check-prediction-late = { $reference } had zijn resultaat ({ $commit }) voordat er iets van verwacht werd.
cure-prediction-late = Haal de verwachting weer weg; het telt dan als een stap zonder voorspelling. { $accept }
cure-accept = Is het bekend en blijft het zo, dan mag in kata.toml staan: [check] accept = ["{ $line }"]
check-history-shallow = De oudere geschiedenis is bij het klonen weggelaten; de volgorde van oudere stappen is hier niet bekend.
cure-history-shallow = Haal haar op: `git fetch --unshallow`, in een workflow fetch-depth: 0
check-link = { $path } is een link; die wordt niet gevolgd, en wat erachter zit wordt niet gelezen.
cure-link = Zet daar de bestanden zelf neer.
check-bad-name = De naam van { $path } werkt niet op elk systeem.
cure-bad-name = Geef het met git mv een naam van letters, cijfers en koppeltekens, en dan: `kata save`
check-name-clash = Op sommige systemen zijn { $path } en { $other } een en hetzelfde.
cure-name-clash = Geef een van beide met git mv een andere naam.
failed-format = Dit commando kent dat formaat niet.
hint-format = Elk commando kent human en json; `kata check` ook github, `kata agenda` en `kata review` ook markdown.
review-of = Overzicht van { $board }
review-of-all = Overzicht
review-since = sinds { $what } ({ $on })
review-since-cycle = sinds de coachcyclus van { $on }
review-since-target = sinds de doelsituatie of huidige situatie van { $on }; een coachcyclus was er nog niet
review-since-begin = vanaf het begin
review-nothing = Er is niets veranderd.
review-questions = Vragen die de moeite waard zijn
names-and-more = { $names } en nog { $more }
body-takes-back = Draait terug: { $subject } ({ $commit })
undo-done = Teruggedraaid: { $subject } ({ $commit })
redo-done = Hersteld: { $subject } ({ $commit })
failed-undo-nothing = Er is hier geen stap van jou die teruggedraaid kan worden.
hint-undo-nothing = Kijk van wie de stappen zijn: `kata log`. Met een verwijzing zeg je welke stap je bedoelt: `kata undo REF`
failed-redo-nothing = Er is hier niets teruggedraaid dat hersteld kan worden.
hint-redo-nothing = Kijk wat er gebeurde: `kata log`
failed-undo-built-on = “{ $subject }” wordt niet teruggedraaid, want latere stappen bouwen erop voort: { $later }
hint-undo-built-on = Draai die eerst terug, de nieuwste eerst; of verander wat niet klopt: een tekst met `edit`, zoals `kata experiment edit E1`, een meting met `kata measure‹ INDICATOR 41 --instead-of 40›`.
failed-undo-needed = “{ $subject }” wordt niet teruggedraaid: zonder die stap klopt het geheel niet meer.
hint-undo-change = Verander in plaats daarvan wat niet klopt: een tekst met `edit`, zoals `kata experiment edit E1`, een meting met `kata measure‹ INDICATOR 41 --instead-of 40›`.
failed-undo-undo = “{ $subject }” draait zelf een stap terug.
hint-undo-undo = Die stap weer terughalen: `kata redo`
failed-undo-merge = “{ $subject }” is een merge, en die brengt stappen van anderen mee.
hint-undo-merge = Draai één stap terug, of de merge met git revert.
failed-undo-home = Met “{ $subject }” is deze kata-map gemaakt.
hint-undo-home = Kan die weg, verwijder dan de bestanden met git rm.
failed-undo-cut-off = Wat “{ $subject }” veranderde is hier niet bekend, want oudere geschiedenis is weggelaten.

## Dates and numbers

date-not-a-date = “{ $text }” is geen datum; je kunt hem schrijven als: { $accepted }
date-ambiguous = “{ $text }” kan { $day_first } of { $month_first } zijn; schrijf { $day_first_iso } of { $month_first_iso }
date-no-such-day = “{ $text }” staat op geen enkele kalender; kijk naar de dag en de maand
date-no-such-time = “{ $text }” heeft een tijd die niet bestaat; schrijf hem als 09:30 of 16:30
date-short-year = “{ $text }” heeft een kort jaartal; schrijf het jaar met vier cijfers
date-wrong-weekday = “{ $text }” noemt een andere weekdag dan die van { $day }
date-time-not-wanted = “{ $text }” heeft een tijd, en hier is alleen een datum nodig
date-too-far = “{ $text }” ligt te ver weg; jaren gaan van 1 tot en met 9999
number-not-a-number = “{ $text }” is geen getal; schrijf het als 41,5 of 41.5
number-ambiguous = “{ $text }” kan { $whole } of { $fraction } zijn; schrijf { $whole } voor het eerste, { $exact } voor het tweede
number-other-unit = “{ $text }” is in { $given }, maar hier wordt in { $unit } gemeten
number-no-unit = “{ $text }” is in { $given }, maar hier hoort geen eenheid bij
number-not-a-time-unit = “{ $text }” is in uren en minuten, maar hier wordt in { $unit } gemeten; dat kan alleen bij h, min en s
number-time-without-unit = “{ $text }” is in uren en minuten, maar hier hoort geen eenheid bij; dat kan alleen bij h, min en s
number-bad-time = “{ $text }” is geen tijd; schrijf hem als h:mm of h:mm:ss, met minuten en seconden onder de 60
number-too-large = “{ $text }” is te groot om te bewaren
number-not-a-range = “{ $text }” is geen bereik; schrijf het als 36..39, ..40, 36.. of 36
number-reversed = “{ $text }” begint met het grootste getal; schrijf { $high }..{ $low }

## Lessen en cijfers

label-built-on = Hierop bouwt voort
lessons-beside = Eerder geleerd, en dicht bij deze stap:
lessons-none-yet = Er staat hier nog niets wat geleerd is. Het resultaat van een experiment, de terugblik op een doelsituatie of de reden waarom iets niet is doorgezet, komt hier te staan.
lessons-none-such = Zo'n les is er niet. Zonder een van de opties misschien wel.
lessons-not-found = Geen les komt in de buurt van “{ $query }”. Met andere woorden vind je misschien iets; `kata lessons` alleen laat alles zien.
lessons-not-found-such = Zo'n les die in de buurt komt van “{ $query }” is er niet. Met andere woorden of minder opties vind je misschien iets.
lessons-near = Nergens staat “{ $words }”; dit lijkt erop.
lessons-more = { $count ->
    [one] Nog 1 les staat er niet bij.
   *[other] Nog { $count } lessen staan er niet bij.
}
stats-title = { $board }: cijfers voor wie hier leert
stats-nothing = Hier is nog niets gedaan wat in cijfers te vertellen is.
stats-weeks = Weken waarin iets gedaan is
stats-weeks-of = { $active } van de { $all }, sinds { $since }
stats-between-cycles = Tussen twee coachcycli
stats-between-experiments = Tussen twee experimenten
stats-held = Voorspelde bereiken die uitkwamen
stats-held-of = { $held } van de { $told }
stats-held-few = { $held } van de { $told }; bij zo weinig kan het werkelijke aandeel overal tussen { $low } en { $high } % liggen
stats-days-per-target = Een doelsituatie duurt
stats-experiments-per-target = Experimenten voor een doelsituatie
stats-to-result = Van plan tot resultaat
stats-spread = { $median } ({ $low } – { $high })
stats-days = { $days ->
    [one] { $shown } dag
   *[other] { $shown } dagen
}
stats-hours = { $hours ->
   *[other] { $shown } uur
}
stats-minutes = { $minutes ->
    [one] { $shown } minuut
   *[other] { $shown } minuten
}
stats-surprises = Wat anders liep dan verwacht
stats-surprises-more = { $count ->
    [one] Nog 1 zie je met { $command }
   *[other] Nog { $count } zie je met { $command }
}
stats-totals = Alle borden samen
stats-boards = Kataborden
stats-boards-of = { $all } ({ $closed } afgesloten, { $resting } in rust)
stats-cycles = Coachcycli
stats-experiments = Experimenten
stats-experiments-of = { $planned } gepland, { $recorded } vastgelegd, { $dropped } niet doorgezet
stats-targets = Doelsituaties
stats-targets-of = { $set } gesteld, op { $back } teruggekeken
stats-obstacles = Obstakels
stats-obstacles-of = { $found } gevonden, { $resolved } weggenomen
stats-standards = Werkstandaarden in gebruik
stats-problems = Problemen
stats-problems-of = { $raised } gemeld, { $answered } beantwoord of opgepakt
stats-not-yours = { $board } is het bord van iemand anders; de cijfers ervan zijn alleen voor wie daar leert.
stats-which-board = Van welk bord je de cijfers bedoelt, is niet duidelijk; noem je eigen bord met -b NAAM.
stats-too-few = Wat er op de borden gedaan is, wordt hier niet opgeteld: leren er minder dan drie mensen, dan verraadt de som de cijfers van een van hen.

## Andere repository's

failed-unreachable = { $remote } is niet te bereiken.
hint-unreachable = Kijk of er netwerk is en of het adres klopt (`git remote -v`), en probeer het dan nog eens.
failed-not-authorised = { $remote } laat je niet binnen.
hint-not-authorised = Je eigen git vraagt daar aan, met jouw sleutels en wachtwoorden; probeer het met: `git ls-remote { $remote }`
failed-no-repository = Er is geen repository op { $remote }, of geen die jij mag zien.
hint-no-repository = Kijk of het adres klopt, en of je toegang hebt gekregen.
failed-bad-remote = “{ $remote }” wordt niet gebruikt als adres van een repository.
hint-bad-remote-empty = Schrijf een adres, zoals git@example.com:team/kata.git.
hint-bad-remote-option = Een deel ervan begint met een streepje en zou als optie worden gelezen. Schrijf ./ voor een map die zo heet.
hint-bad-remote-control = Er staat een stuurteken in; is het ergens vandaan gekopieerd?
hint-bad-remote-helper = Het zou het programma git-remote-{ $helper } starten. Wil je dat, sta het dan eerst toe: `git config --global protocol.{ $helper }.allow always`
failed-bad-branch = “{ $name }” is geen naam van een branch.

## Een kata-map op een eigen branch

home-on-branch = Hij staat op de branch { $branch }, die niets met je andere branches te maken heeft; wat je daar hebt uitgecheckt blijft zoals het is. Alleen deze branch wordt ooit door `kata sync` gepusht.
home-branch-here = Op de branch { $branch } staat al een kata-map. Hij is uitgecheckt in { $folder }.
home-branch-there = { $remote } heeft al een branch { $branch } met een kata-map. Hij is uitgecheckt in { $folder }.
warning-branch-not-asked = Of { $remote } al een branch { $branch } heeft, is niet bekend: { $why }
failed-branch-no-repository = { $folder } ligt niet in een repository die een branch kan hebben.
hint-branch-no-repository = Zonder --branch maakt `kata init` een repository voor de kata-map.
failed-branch-home = De kata-map op de branch { $branch } staat al in { $folder }.
hint-branch-home = Ga daar verder: `kata -C { $folder } next`
failed-branch-taken = De branch { $branch } is uitgecheckt in { $folder }, en er staat geen kata-map op.
failed-branch-other = Er is al een branch { $branch }, en er staat geen kata-map op.
hint-branch-other = Noem een andere branch; die begint leeg. Een kata-map naast andere bestanden maak je met `kata init`, zonder --branch.
failed-folder-taken = { $folder } is niet leeg.
hint-folder-taken = Noem een andere map achter het commando.
hint-home-elsewhere = Er is er wel een in { $folder }: `kata -C { $folder }`

## Twee klonen: kata sync en kata resolve

subject-merged = samengevoegd
subject-renumbered = omgenummerd
failed-in-the-way = Hier gewijzigd en nog niet gecommit, en ook gewijzigd door wat er binnenkomt: { $paths }
hint-in-the-way = Commit eerst je wijziging (bij het bord hoort `kata save`) of leg ze opzij met git stash; probeer het daarna opnieuw.
failed-sync-detached = HEAD staat op geen enkele branch, dus er is niets dat een andere kan volgen.
hint-sync-detached = Ga terug naar je branch: `git switch -`
failed-sync-here = { $branch } volgt { $other } in deze zelfde repository; er valt niets op te halen.
hint-sync-here = Noem de remote: `kata sync REMOTE`
failed-sync-unclear = { $branch } volgt een branch met een andere naam, { $there }; daarheen pushen is misschien niet de bedoeling.
hint-sync-unclear = Is het dat wel, zeg dat dan één keer: `git config push.default upstream`. Zo niet: `git branch --unset-upstream { $branch }`
failed-sync-nowhere = Er is nog geen andere repository om mee te synchroniseren.
hint-sync-nowhere =
    Maak een lege waar jullie allebei bij kunnen, bij een aanbieder of in een gedeelde map, en noem die hier:
      `git init --bare MAP/oefening.git`      alleen in een gedeelde map
      `git remote add origin ADRES`
failed-sync-several = { $branch } volgt nog geen branch, en er zijn meer remotes: { $remotes }
hint-sync-several = Noem de remote die je bedoelt: `kata sync { $remote }`
failed-sync-unrelated = { $remote } en deze branch hebben geen enkele commit gemeen: het zijn twee kata-mappen.
hint-sync-unrelated = Kijk of het de goede remote is: `git remote -v`. Toch samenvoegen: `git merge --allow-unrelated-histories { $remote }`, en dan `kata resolve`
failed-sync-others = { $count ->
    [one] Eén commit die naar { $remote } zou gaan, wijzigt
   *[other] { $count } commits die naar { $remote } zouden gaan, wijzigen
  } bestanden buiten de kata-map.
hint-sync-others = Mogen ze mee: `kata sync --with-others`
failed-sync-own-hook = Je eigen pre-push-hook hield het pushen tegen.
hint-sync-own-hook = Wat binnenkwam is samengevoegd; los op wat de hook zegt en doe opnieuw `kata sync`.
failed-sync-refused = { $remote } neemt dit niet aan voor { $branch }.
hint-sync-refused = Hier is alles samengevoegd. Push het naar een eigen branch en maak van { $aside } een pull request voor { $branch }: { $command }
failed-sync-moving = Anderen waren met hun push naar { $remote } telkens net iets eerder.
hint-sync-moving = Hier is alles samengevoegd; doe over een ogenblik opnieuw `kata sync`.
failed-other-files = Andere bestanden hebben een conflict, en die voegt alleen git samen: { $paths }
hint-other-files = Er is nog niets gebeurd. Voeg samen met `{ $command }`, maak die bestanden in orde, en doe `kata resolve` voor wat op het bord staat.
hint-other-conflicts = Wat op het bord staat is beslist. Maak die bestanden in orde, doe git add, en rond af met git.
failed-undecided = { $count ->
    [one] Eén veld is
   *[other] { $count } velden zijn
  } aan beide kanten gewijzigd, en alleen een mens kan zeggen wat geldt: { $fields }
hint-undecided = `kata resolve` vraagt ze een voor een. Of zeg het meteen: `kata resolve { $field } --take ours`, `kata resolve { $field } --take theirs`{ $both ->
    [yes] , `kata resolve { $field } --take both`
   *[no] {""}
}, `kata resolve { $field } --value "…"`
merge-ours = hier
merge-theirs = komt binnen
merge-both = allebei
merge-other = iets anders
merge-nothing = niets
merge-expectation = De een wijzigde wat er verwacht werd, de ander schreef op wat er gebeurde. Wat stond er voordat het werd gedaan?
ask-merge = Wat geldt voor { $field }?
ask-merge-value = Wat moet er staan?
failed-not-open = Over “{ $field }” valt niets te beslissen.
hint-nothing-open = Er is hier niets te beslissen.
hint-open-fields = Nog te beslissen: { $fields }
failed-no-both = In { $field } past maar één waarde.
failed-no-value = { $field } is niet als waarde op te schrijven; neem ours, theirs of both, en bewerk het daarna.
failed-take-missing = Er staat niet bij wat er geldt voor { $field }.
sync-nothing = Niets nieuws, hier niet en bij { $remote } niet.
sync-came = { $count ->
    [one] Eén stap kwam binnen van { $remote }:
   *[other] { $count } stappen kwamen binnen van { $remote }:
  }
sync-went = { $count ->
    [one] Eén stap ging naar { $remote }:
   *[other] { $count } stappen gingen naar { $remote }:
  }
sync-more = … en nog { $count } (`kata log`)
sync-together = Samengebracht:
sync-combined = { $reference }: { $text }
sync-kept-ours = { $reference } blijft: jij haalde het weg, daar werd het gewijzigd
sync-kept-theirs = { $reference } blijft: daar werd het weggehaald, jij wijzigde het
sync-board-kept-ours = Bord { $board } blijft: jij haalde het weg, daar werd eraan gewerkt
sync-board-kept-theirs = Bord { $board } blijft: daar werd het weggehaald, jij werkte eraan
sync-renumbered = { $old } ({ $stem }) heet nu { $new }, want het nummer was twee keer uitgegeven
sync-odd = { $board }: { $finding }
sync-closed-board = { $board } is aan de ene kant afgesloten terwijl er aan de andere werd doorgewerkt. Bekijk samen wat er nog openstaat, of heropen het bord: `kata board reopen { $board }`
verbose-moved-on = { $remote } is intussen verder; opnieuw ophalen
resolve-done = Alles is beslist.
resolve-left = Gestopt; er is niets vastgelegd. Wat beslist is, is bewaard. Verdergaan: `kata resolve`
resolve-nothing = Er is niets te beslissen, en geen nummer staat er dubbel.
resolve-go-on = Ga verder met: { $command }
check-merge-mixed = In de merge { $commit } staat bij { $field } iets anders dan waar de twee kanten op uitkomen; git heeft misschien het ene bestand voor het andere aangezien.
cure-merge-mixed = Vergelijk met `{ $command }`, zet het recht en doe `kata save`; of, als het zo bedoeld is, aanvaard het in kata.toml: [check] accept = ["{ $accept }"]

## Wat je doet als een ander programma of de schijf een commando tegenhield

hint-again = Is dat verholpen, geef dan hetzelfde commando nog eens.
hint-busy = Wacht tot het klaar is, en probeer het dan opnieuw.
hint-bad-rev = Kijk welke er zijn: `git log --oneline`
hint-read = Kijk of de repository heel is: `git fsck`
hint-step-note = Dit is de aantekening bij een stap die werd onderbroken. Kijk met `git status` wat die stap achterliet, verwijder de aantekening en probeer het dan opnieuw.

## Grafieken

chart-run = verloopgrafiek
chart-xmr = procesgedragskaart
chart-title = { $name } ({ $unit })
chart-span = { $count ->
    [one] 1 punt, { $first }
   *[other] { $count } punten, { $first } tot en met { $last }
}
chart-points = punten
chart-set-aside = apart gezet
chart-signal = signaal
chart-mean = gemiddelde
chart-median = mediaan
chart-upper = bovengrens
chart-lower = ondergrens
chart-limits = grenzen { $lower } tot { $upper }
chart-moving-range = moving range
chart-target = { $target }: { $range }, op { $by }
chart-measured-anew = vanaf { $from } anders gemeten: { $how }
chart-named = { $name } { $value }
chart-point-set-aside = { $point }, apart gezet: { $why }
chart-earlier = { $count ->
    [one] 1 eerdere markering wordt hier niet genoemd.
   *[other] { $count } eerdere markeringen worden hier niet genoemd.
}
chart-earlier-signals = { $count ->
    [one] 1 eerder signaal wordt hier niet genoemd.
   *[other] { $count } eerdere signalen worden hier niet genoemd.
}
chart-few = { $count ->
    [one] Er is pas 1 punt; vanaf { $enough } toont de grafiek grenzen.
   *[other] Er zijn pas { $count } punten; vanaf { $enough } toont de grafiek grenzen.
}
chart-empty = Hier is nog niets gemeten: `kata measure { $metric } WAARDE`
chart-soft = De grenzen komen uit { $count } punten en zullen nog verschuiven.
chart-gaps = De lijn is onderbroken waar lang niets is gemeten.
chart-without-place = { $count ->
    [one] 1 meting is geen eindig getal en is dus niet getekend.
   *[other] { $count } metingen zijn geen eindige getallen en zijn dus niet getekend.
}
chart-no-signal = Geen signaal: de punten lopen uiteen zoals dit proces dat uit zichzelf doet.
chart-above-limit = { $count ->
    [one] { $points } ligt boven de bovengrens van { $limit }.
   *[other] { $count } punten liggen boven de bovengrens van { $limit }: { $points }.
}
chart-below-limit = { $count ->
    [one] { $points } ligt onder de ondergrens van { $limit }.
   *[other] { $count } punten liggen onder de ondergrens van { $limit }: { $points }.
}
chart-row-above = { $count } punten op rij liggen boven het gemiddelde van { $centre }, van { $first } tot en met { $last }.
chart-row-below = { $count } punten op rij liggen onder het gemiddelde van { $centre }, van { $first } tot en met { $last }.
chart-near-upper = { $count } punten liggen dichter bij de bovengrens dan bij het gemiddelde, minstens drie van elke vier op rij: { $points }.
chart-near-lower = { $count } punten liggen dichter bij de ondergrens dan bij het gemiddelde, minstens drie van elke vier op rij: { $points }.
chart-step-up = Van { $before } naar { $after } is een grotere stap dan de { $limit } die dit proces uit zichzelf maakt.
chart-step-down = Van { $before } omlaag naar { $after } is een grotere stap dan de { $limit } die dit proces uit zichzelf maakt.
chart-run-above = { $count } punten op rij liggen boven de mediaan van { $centre }, van { $first } tot en met { $last }; toeval alleen zou er hoogstens { $longest } geven.
chart-run-below = { $count } punten op rij liggen onder de mediaan van { $centre }, van { $first } tot en met { $last }; toeval alleen zou er hoogstens { $longest } geven.
refused-which-metric = Dit bord heeft meer dan één indicator.
hint-which-metric = Noem er een: `kata chart { $first }`. Wat er is: { $known }
chart-written = De grafiek staat in { $path }.
ask-which-chart = Van welke indicator?
failed-two-outputs = De standaarduitvoer is voor één van de twee: de SVG of het JSON-document.
hint-two-outputs = Noem een bestand voor de SVG: --svg BESTAND

## Exports

exported = Geschreven: { $path }
exported-unchanged = { $path } is al bijgewerkt.
failed-export-write = { $path } kan niet geschreven worden: { $error }
failed-export-folder = { $path } is een map.
hint-export-folder = Noem een bestand erin: { $option } { $folder }/BESTAND
failed-export-exists = { $path } bestaat al, en is geen eerdere export van deze soort.
hint-export-exists = Noem een ander bestand, of laat het vervangen met --force.
failed-export-record = { $path } staat tussen de vastleggingen van deze kata-map, of in de git-map ervan.
hint-export-record = Een export verandert geen vastleggingen: noem een bestand ergens anders.
export-date = Datum
failed-export-no-metric = { $board } heeft nog geen indicator.
hint-export-no-metric = Voeg er een toe: `kata metric add NAAM --unit EENHEID`
failed-restore = { $path } is niet overgenomen. { $count ->
    [one] Dit zit
   *[other] Deze { $count } zitten
} in de weg:
hint-restore = Er is niets veranderd. Importeer in een eigen kata-map (kata init), of verander of verwijder wat in de weg zit, daar of hier.
restore-more = en nog { $count }
restore-differs = { $file } staat hier al en zegt iets anders
restore-elsewhere = { $file } staat hier al als { $there }
restore-number = { $file } heeft het nummer van { $taken }
restore-twice = { $file } staat twee keer in de export
restore-name = { $file } is geen naam die een vastlegging kan hebben
restore-no-board = { $file } hoort bij een bord dat hier niet is en ook niet in de export staat
restore-settings = { $file } heeft hier andere instellingen, of iemand anders onder dezelfde korte naam
imported-records = { $boards ->
    [0] { $count ->
        [one] 1 vastlegging
       *[other] { $count } vastleggingen
    }
    [one] 1 bord, { $count ->
        [one] 1 vastlegging
       *[other] { $count } vastleggingen
    }
   *[other] { $boards } borden, { $count } vastleggingen
}
restored-board = { $board }: { $count ->
    [one] 1 vastlegging
   *[other] { $count } vastleggingen
}
restored-home = kata-map: { $count ->
    [one] 1 vastlegging
   *[other] { $count } vastleggingen
}
restored-there = { $count ->
    [one] 1 vastlegging was er al.
   *[other] { $count } vastleggingen waren er al.
}
failed-restore-too-large = { $path } is te groot voor een export.
failed-restore-json = { $path }, regel { $line }, kolom { $column }: { $error }
failed-restore-schema = { $path } is { $found }, en geen kata.export/1.
failed-restore-no-schema = { $path } zegt niet dat het kata.export/1 is.
failed-restore-place = { $path }, regel { $line }: een vastlegging van de soort “{ $kind }” kan niet “{ $record }” heten.
failed-restore-record = { $path }, regel { $line }: “{ $record }” is niet als vastlegging te lezen: { $error }
failed-restore-text = { $path }, regel { $line }: bij “{ $record }” zeggen text en record niet hetzelfde.
failed-restore-size = { $path }, regel { $line }: “{ $record }” is te groot voor een vastlegging.
hint-restore-document = Er is niets veranderd. Zo'n document maak je met `kata export json`; in docs/json.md staat wat erin hoort.
history-title = { $name } · leergeschiedenis

## Wat getypt of gekopieerd is en niets betekent

failed-placeholder = “…” staat voor je eigen woorden; er is niets vastgelegd.
hint-placeholder = Schrijf op die plaats wat je bedoelt. Aan een terminal mag je het weglaten: dan wordt het gevraagd.
failed-dash = “-” zegt niets.
hint-dash = Laat weg waar niets over te zeggen is. Alles uit de standaardinvoer: `--from -`
ask-typed-ahead = Dit was al getypt voordat er iets gevraagd werd, en telt niet als antwoord:
ask-not-asked = De volgende regels waren al getypt, dus meer wordt hier niet gevraagd. Wat ontbreekt, kun je later met edit aanvullen.
failed-email = “{ $text }” is geen e-mailadres.
hint-email = Schrijf het zoals git het kent: naam@example.org
demo-left = Gestopt; er is geen voorbeeld gemaakt.

## De weg erin, en wat er gevraagd wordt als er niets gezegd is

home-created-there =
    De kata-map { $folder } staat klaar. Ga erheen en open een bord:
      `cd { $way }`
      `kata board new‹ NAAM --learner NAAM --challenge "…"›`
failed-init-own-folder = Dit is je eigen map, en die ligt in geen repository: met een kata-map hier zou alles wat je hebt erin komen.
hint-init-own-folder = Geef de kata-map een eigen map: `kata init NAAM`. Bedoel je toch deze: `git init`, `kata init`
failed-init-within = { $folder } ligt in de kata-map { $home }, waar de vastleggingen staan.
hint-init-within = Kies een map daarbuiten. Een bord begin je daar zo: `kata board new`
begin-elsewhere = Hier is geen kata-map, maar wel in { $folder }: `kata -C { $folder }`
failed-no-folder = De map { $folder } bestaat niet.
date-no-day = “{ $text }” is een maand; schrijf de dag erbij, zoals { $example }
ask-record = Om welke gaat het? E14, TC3, packing/O5, of een indicator bij de naam.
ask-note = Wat wil je erbij opmerken?
ask-person = Wie?
ask-take = Als wat pak je het op?
ask-take-obstacle = als nieuw obstakel op het bord { $board }
ask-take-board = met een eigen bord
refused-none-ended = Op dit bord is nog geen { $noun } afgesloten.

## Het katabord zoals het aan de muur hangt

board-metric = Indicator
board-began = Bij het begin
board-now = Nu
board-wanted = Doel
board-date-step = Datum, stap

## De pagina voor aan de muur

page-as-of = stand van { $day }
page-by = uiterlijk { $day }
page-no-challenge = Nog geen uitdaging
page-no-target = Nog geen doelsituatie.
page-no-condition = Nog niemand heeft opgeschreven hoe het proces loopt.
page-no-focus = Geen ervan is in focus.
page-first = Bij het begin
page-now = Nu
page-wanted = Doel
page-obstacles = Obstakels
page-parking-lot = Obstakellijst
page-gone = Niet meer in de weg
page-next-step = Volgende stap
page-elsewhere = (voluit op pagina 2)
page-and-more = … en nog { $count }, op pagina 2
page-continues = Gaat verder op pagina 2.
page-continues-earlier = { $count ->
    [one] Gaat verder op pagina 2, met 1 eerder experiment.
   *[other] Gaat verder op pagina 2, met { $count } eerdere experimenten.
}
page-in-full = Voluit
page-earlier = Eerdere experimenten
forms-title = Formulieren om af te drukken
forms-date = Datum
forms-run-chart = Verloopgrafiek
forms-fold = Hier vouwen
page-charts = Grafieken
page-further-charts = Meer grafieken
failed-page-and-json = De standaarduitvoer is voor één van de twee: de pagina of het JSON-document.
hint-page-and-json = Noem een bestand voor de pagina: --html BESTAND

## kata board watch

failed-watch-json = Een bord volgen is iets voor mensen; er is geen JSON van.
failed-watch-terminal = Een bord volg je in een terminal, en die is er hier niet.
hint-watch = Om het één keer te zien, of voor een script: `kata board show`
watch-changed = { $at }: gewijzigd: { $names }
watch-unreadable-at = { $name } is niet te lezen: { $place } { $what } (kata check)
watch-unreadable = { $name } is niet te lezen: { $why }
watch-keys-board = Tab: borden · ↑↓: kiezen · Enter: kijken · c: grafiek · ?: toetsen · q: stoppen
watch-keys-page = ↑↓: schuiven · c: grafiek · Esc: terug · ?: toetsen · q: stoppen
watch-keys = Toetsen
watch-key-boards = Tab, → | het volgende bord (terug: Shift-Tab, ←)
watch-key-number = 1 … 9 | het bord met dat nummer
watch-key-records = ↑ ↓, k j | de vastlegging erboven, eronder
watch-key-open = Enter | de vastlegging bekijken
watch-key-chart = c | de grafiek van de indicator; nog eens: van de volgende
watch-key-back = Esc | terug naar het bord
watch-key-page = PgUp PgDn, spatie | een scherm verder of terug
watch-key-ends = Home End, g G | het begin, het einde
watch-key-reload = r | alles opnieuw lezen
watch-key-suspend = Ctrl-Z | naar de shell; fg gaat weer verder
watch-key-leave = q, Ctrl-C | stoppen

## Meedoen in een kata-map

clone-made = De kata-map “{ $name }” staat in { $folder }.
clone-made-unnamed = De kata-map staat in { $folder }.
clone-apart = Hij heeft een eigen branch, { $branch }, en die is uitgecheckt.
clone-empty =
    In { $address } is nog niets begonnen; de repository is leeg. Zo begin je:
      kata -C { $folder } init
clone-go = Ga erheen: cd { $folder }
clone-me = Je bent { $name }.
clone-me-handle = Je bent { $name } ({ $handle }).
clone-stranger = git kent je als { $name } <{ $email }>, en die kent hier niemand.
hint-clone-add = Zeg wie je bent: `kata people add KORTE-NAAM --name "{ $name }" --email { $email }`
hint-clone-edit = Of, als je een van { $people } bent: `kata people edit KORTE-NAAM --email { $email }`
clone-learns = Je bent de lerende op: { $boards }
clone-coaches = Je coacht op: { $boards }
clone-findings = `kata check` vindt: { $findings }
clone-none-of-these = geen van deze
ask-clone-who = git kent je als { $name } <{ $email }>, en die kent hier niemand. Wie van deze ben je? Is van jou nog geen e-mailadres bekend, dan wordt dit vastgelegd.
ask-clone-who-nobody = git weet niet wie je bent. Wie van deze ben je?
ask-clone-be = Staan jouw stappen hier op naam van { $name } <{ $email }>?
failed-clone-name = { $address } zegt niet hoe de map moet heten.
hint-clone-name = Noem hem: `kata clone URL MAP`
failed-clone-no-home = Er is geen kata-map in { $address }. De repository is gekloond naar { $folder }.
hint-clone-no-home = Bedoelde je een ander adres? Zo maak je er hier een: `kata -C { $folder } init`
failed-clone-no-branch = Er is geen branch { $branch }. Wat er wel is, is gekloond naar { $folder }.
failed-clone-branches = Op meer dan één branch staat een kata-map: { $branches }
hint-clone-branch = Check de branch uit die je bedoelt: `git -C { $folder } switch BRANCH`
failed-clone-several = Er staat meer dan één kata-map in: { $homes }
hint-clone-several = Ga naar de map die je bedoelt, in { $folder }.
driver-open = { $field } is aan beide kanten veranderd; beslis het met: `kata resolve`
driver-different = { $path } is niet aan beide kanten dezelfde vastlegging; breng ze samen met: `kata resolve`

## Foto's en tekeningen

field-pictures = Beeld
field-file = Bestand
field-caption = Bijschrift
picture-of = Beeld bij { $of }
failed-picture-large = { $path } is groter dan een beeld mag zijn: 48 MB.
failed-picture-points = { $path } heeft { $width } × { $height } punten, en een beeld mag er 64 miljoen hebben.
hint-picture-smaller = Bewaar het kleiner in een beeldprogramma; meer dan 2000 punten breed wordt niet bewaard.
failed-picture-svg = { $path } is een SVG-tekening, en daar kunnen scripts in staan en verwijzingen naar elders.
hint-picture-svg = Exporteer de tekening als PNG, of maak een schermafdruk.
failed-picture-heif = { $path } is in een formaat van telefoons (HEIC, AVIF) dat niet iedereen kan openen.
hint-picture-heif = Bewaar of deel het als JPEG. Een iPhone maakt zelf JPEG met Instellingen, Camera, Structuren, Meest compatibel.
failed-picture-pdf = { $path } is een PDF-document en geen beeld.
hint-picture-pdf = Bewaar de pagina als PNG, of verwijs naar het document: --link URL
failed-picture-unknown = { $path } is geen beeld in een formaat dat hier bekend is.
hint-picture-unknown = Het kan JPEG, PNG, WebP en GIF zijn.
failed-picture-broken = { $path } is niet als beeld te lezen: { $error }
hint-picture-broken = Open het in een beeldprogramma en bewaar het opnieuw.
restore-no-picture = { $file } in de export is geen beeld
check-picture-missing = Het beeld { $file } is er niet.
cure-picture-missing = Zet het terug met git checkout, of haal het uit de vastlegging: `{ $command }`
check-picture-unused = Geen vastlegging noemt dit beeld.
cure-picture-unused = Als niemand het meer nodig heeft: `git rm { $path }`
check-picture-name = { $file } is geen naam van een beeld, en er wordt niet naar gezocht.
cure-picture-name = Voeg het beeld toe met --picture; dan krijgt het zijn naam.

## De site

site-boards = Borden
site-lessons = Geleerd
site-problems = Problemen
site-standards = Werkstandaarden
site-culture = Cultuur
site-history = Geschiedenis
site-calendar = Agenda om je op te abonneren
site-feed = Nieuwsfeed
site-skip = Naar de inhoud
site-no-boards = Er is nog geen bord.
site-due = Te doen
site-nothing-due = De komende twee weken is er niets te doen.
site-no-problems = Er heeft nog niemand een probleem gemeld.
site-no-standards = Er is nog geen werkstandaard.
site-no-lessons = Er is nog niets geleerd.
site-search = Zoeken
site-search-none = Niets gevonden
site-years = Jaren
site-written = Geschreven in { $path }: { $written ->
    [one] 1 bestand
   *[other] { $written } bestanden
}{ $unchanged ->
    [0] {""}
    [one] , 1 bleef zoals het was
   *[other] , { $unchanged } bleven zoals ze waren
}{ $removed ->
    [0] {""}
   *[other] , { $removed } verwijderd
}.
site-left = { $path } hoort niet meer bij de site, maar is veranderd nadat het geschreven was, en blijft staan.
failed-site-foreign = { $path } is niet leeg, en geen site van kata.
hint-site-foreign = Noem een andere map, of een nieuwe: `kata export site -o MAP`
failed-site-taken = { $path } zou een bestand van de site worden, maar er staat al een ander.
hint-site-taken = Verplaats dat, of noem een andere map: `kata export site -o MAP`
failed-site-stdout = Een site is een map, en kan niet naar de standaarduitvoer.
hint-site-stdout = Noem de map: `kata export site -o MAP`


## Wat langer dan een seconde duurt

progress-records = De vastleggingen lezen
progress-history = De geschiedenis doorlopen
progress-files = De bestanden schrijven
progress-sheet = Het bestand lezen
progress-steps = De stappen naspelen

## Wat stroomuitval achterlaat

recovered-index = De index van git was zijn inhoud kwijt, zoals na stroomuitval; hij is opnieuw gemaakt van de laatste commit. Wat klaarstond, moet je opnieuw klaarzetten; de bestanden zijn zoals ze waren.

# Richting en principes
kind-direction = richting
field-customers = Voor klanten
field-employees = Voor medewerkers
field-society = Voor de samenleving
field-principle = Principe
field-tested = Op de proef gesteld
field-kept = Overeind gebleven
field-cost = Wat het kostte
field-still-serves = Draagt nog bij
choice-customers = klanten
choice-employees = medewerkers
choice-society = samenleving
ask-direction-customers = Waarvoor zijn we er, voor onze klanten?
ask-direction-employees = Waarvoor zijn we er, voor iedereen die hier werkt?
ask-direction-society = Waarvoor zijn we er, voor de samenleving?
ask-direction-principle = Welk principe geldt ook als het moeilijk wordt? Met een kort woord ervoor: veiligheid=Veiligheid gaat voor productie
ask-tested-text = Wat gebeurde er, en wat is er besloten?
ask-tested-principle = Welk principe werd op de proef gesteld?
ask-tested-kept = Is het overeind gebleven?
ask-tested-cost = Wat kostte het om eraan vast te houden, of wat leverde het op om dat niet te doen?
ask-board-serves = Waar draagt de uitdaging aan bij? Aan de uitdaging van een ander bord, of aan wie?
ask-look-back-still-serves = Draagt de uitdaging nog bij aan waar ze voor is? Waaraan zie je dat?
subject-direction-set = vastgelegd
subject-principle-tested = op de proef gesteld
refused-no-direction = Er staat nog niet opgeschreven waar dit allemaal voor is.
hint-no-direction = Schrijf het op: `kata direction edit‹ --customers "…" --principle "veiligheid=…"›`
refused-no-principle = Er staat nog geen principe opgeschreven.
hint-no-principle = Schrijf er een op: `kata direction edit‹ --principle "veiligheid=Veiligheid gaat voor productie"›`
refused-principle-missing = Er is geen principe “{ $key }”.
hint-principle-missing = Deze zijn er: { $known }
failed-keyed = “{ $text }” is geen WOORD=TEKST.
hint-keyed = Zo: "veiligheid=Veiligheid gaat voor productie"

# Een bord overdragen
hand-over = overdracht
hand-over-by = uiterlijk { $by }
hand-over-focus = in focus
hand-over-running = Loopt nog
hand-over-learned = Wat het laatst is geleerd
handed-over = { $on }: van { $from } aan { $to } ({ $role })
handed-over-first = { $on }: aan { $to } ({ $role })
field-handed-over = Overgedragen
field-to = Aan
field-know = Moet je weten
choice-learner = lerende
choice-coach = coach
state-handed-over = overgedragen
subject-board-handed-over = overgedragen
ask-hand-over-to = Wie heeft het bord vanaf nu?
ask-hand-over-as = Als wat? Enter is als lerende.
ask-hand-over-know = Wat moet de volgende weten dat niet op het bord staat?
refused-has-it-already = { $person } heeft het bord { $board } al.
hint-has-it-already = Kijk wie het heeft: `kata board show { $board }`

# De zes elementen van de cultuur
kind-reflection = reflectie
element-purpose = Waarvoor we bestaan
element-problems = Problemen als brandstof
element-system = Systematisch werken
element-learning = Leren en delen
element-safety = Veiligheid
element-leadership = Leiders als coach
field-reflected = Gereflecteerd
field-team = Team
field-purpose = Waarvoor we bestaan
field-system = Systematisch werken
field-learning = Leren en delen
field-safety = Veiligheid
field-leadership = Leiders als coach
subject-culture-reflected = gereflecteerd
ask-reflection-team = Welk team reflecteert?
ask-reflection-purpose = Draagt wat we doen nog bij aan waar we voor bestaan? Wanneer heeft een principe ons iets gekost?
ask-reflection-problems = Durft iedereen te zeggen wat er misgaat, en zien we wat ervan wordt? Kiezen we doelen die we kunnen beïnvloeden?
ask-reflection-system = Heeft verbeteren een vaste plek in de dag? Wat is teruggezakt, en hoe kwam dat?
ask-reflection-learning = Wat hebben we van een ander geleerd? Wat raken we kwijt als een van ons weggaat?
ask-reflection-safety = Wat ging er mis, en wat gebeurde er toen? Is er ruimte om te proberen en je te vergissen?
ask-reflection-leadership = Stellen leiders vragen, en geven ze ruimte? Wie is er geholpen om te groeien?
refused-nothing-said = Er is over geen enkel element iets gezegd.
hint-nothing-said = Eén is genoeg: { $flags }
culture-title = Onze verbetercultuur
culture-nothing = Hier is nog niets van vastgelegd.
culture-no-direction = Er staat nog niet opgeschreven waar dit allemaal voor is.
culture-records = Waar het staat
culture-said-heading = Wat erover is gezegd
culture-said = Gezegd op { $on }
culture-said-by = Gezegd op { $on }, { $team }
culture-said-once = Gezegd
culture-of = { $what }: { $text }
culture-text = { $text }
culture-for-customers = Voor klanten: { $text }
culture-for-employees = Voor medewerkers: { $text }
culture-for-society = Voor de samenleving: { $text }
culture-kept = “{ $principle }” bleef overeind op { $on }: { $text }
culture-kept-cost = “{ $principle }” bleef overeind op { $on }: { $text } · wat het kostte: { $cost }
culture-not-kept = “{ $principle }” bleef niet overeind op { $on }: { $text }
culture-not-kept-cost = “{ $principle }” bleef niet overeind op { $on }: { $text } · wat er op het spel stond: { $cost }
culture-serves-customers = { $challenge } → klanten
culture-serves-employees = { $challenge } → medewerkers
culture-serves-society = { $challenge } → samenleving
culture-serves-board = { $challenge } → de uitdaging van { $board }
culture-waits = { $text } · sinds { $on }, { $days ->
    [0] vandaag
    [one] 1 dag
   *[other] { $days } dagen
}
culture-taken = { $text } → { $taken }
culture-answered = { $text } · antwoord: { $why }
culture-influenceable = beïnvloedbaar: { $text }
culture-ambitious = ambitieus maar haalbaar: { $text }
culture-essential = essentieel: { $text }
culture-cycle = { $board }: laatste coachcyclus op { $on }, { $days ->
    [0] vandaag
    [one] gisteren
   *[other] { $days } dagen geleden
}
culture-cycle-due = { $board }: laatste coachcyclus op { $on }, { $days ->
    [0] vandaag
    [one] gisteren
   *[other] { $days } dagen geleden
}; volgens het ritme wacht de volgende sinds { $due }
culture-no-cycle = { $board }: nog geen coachcyclus
culture-rests-until = { $board }, tot { $until }
culture-expired = { $text } · de streefdatum was { $by }, { $days ->
    [one] gisteren
   *[other] { $days } dagen geleden
}
culture-seen = { $text } · gezien op { $on }: { $seen }
culture-due = { $text } · sinds { $by }
culture-confirm-by = { $text } · na te gaan uiterlijk { $by }
culture-used = { $text } → { $by }
culture-surprise =
    { $step }
    Verwacht: { $expect }
    Gebeurd: { $happened }
    Geleerd: { $learned }
culture-surprise-unexpected =
    { $step }
    Gebeurd: { $happened }
    Geleerd: { $learned }
culture-corrected = { $metric }, { $on }: rechtgezet, en wat er eerst was gemeten staat er nog naast
culture-set-aside = { $metric }, { $on }: { $why }
culture-aim = { $text } · vanaf { $set }, uiterlijk { $by }
culture-aim-ended = { $text } · van { $set } tot { $on }: { $result }
head-culture-purpose = Waar we voor zijn
head-culture-principle = Principes die ook gelden als het moeilijk wordt
head-culture-tested = Toen een principe op de proef werd gesteld
head-culture-serves = Waar het werk aan bijdraagt
head-culture-serves-unsaid = Niet gezegd waar het aan bijdraagt
head-culture-still-serves = Draagt het nog bij? Gezegd bij het terugkijken
head-culture-waits-longest = Wacht het langst op antwoord
head-culture-waits = Wacht ook
head-culture-taken = Opgepakt
head-culture-answered = Beantwoord
head-culture-criterion = Waarom deze doelen
head-culture-criterion-unsaid = Doelen waarvan niet elk criterium is gezegd
head-culture-rhythm = Ritme
head-culture-rests = Rust
head-culture-slipped = Werkstandaarden die niet meer kloppen
head-culture-due = Werkstandaarden die niemand op tijd is nagegaan
head-culture-holds = Werkstandaarden die kloppen
head-culture-unconfirmed = Werkstandaarden die nog niemand is nagegaan
head-culture-expired = Doelsituaties waarvan de datum voorbij is
head-culture-used = Door de een geleerd, door anderen gebruikt
head-culture-handed-over = Overgedragen
head-culture-looked-back = Geleerd bij het terugkijken
head-culture-surprise = Ging anders dan verwacht, en wat we ervan leerden
head-culture-dropped = Niet doorgezet
head-culture-corrected = Rechtgezet, en zichtbaar gebleven
head-culture-guarded = Geprobeerd met zorg voor wie het kon raken
head-culture-practises = Wat coaches nu oefenen
head-culture-asked = Een vraag die het bord oproept
head-culture-aim = Doelsituaties door de maanden heen

# Het ritme naast de agenda en de volgende stap
agenda-last = de laatste was op { $on }
next-cycle-waits = Volgens het ritme wacht er een coachcyclus sinds { $due }; de laatste was op { $last }.
next-first-cycle-waits = Volgens het ritme wacht de eerste coachcyclus sinds { $due }.

hint-near = Bedoelde je { $near }? Wat er is: { $known }
hint-known = Wat er wel is: { $known }
coach-no-target = Er is nu geen doelsituatie. Zo leg je er een vast: `kata target new`
failed-redo-since = “{ $subject }” wordt niet hersteld, want sindsdien heb je op dat bord stappen gezet.
hint-redo-since = Kijk wat het was, en leg het opnieuw vast als het nog klopt: `git show { $commit }`
problem-raised-next = Ermee aan de slag: `kata problem take { $problem }`. Beantwoorden: `kata problem close { $problem }‹ --why "…"›`
waiting-for-git = Een andere git is hier aan het schrijven; even wachten

## Wat korter gezegd is, of nog ontbrak

refused-slug-taken = “{ $slug }” kan geen naam zijn: het is te lang, of het leest als een verwijzing of de naam van een apparaat.
ask-shape-number = in { $unit }
coach-focus-stays = Enter: { $focus } blijft in focus
head-slug = Naam
head-ref = Verwijzing
head-handle = Korte naam

## Hulp, handleiding, schema's

failed-help = Over “{ $word }” is er geen hulp.
hint-help-none = Wat erachter kan staan, zie je met --help.
schema-written = De schema's staan in { $path }. Een editor volgt ze vanaf een eerste regel zoals: #:schema { $path }/experiment.schema.json

## Several homes at once

stats-homes = Van deze kata-mappen samen: { $homes }
site-homes = Kata-mappen

## Hoe records naar elkaar verwijzen, en hoelang een probleem wacht

label-took-away = Nam weg
label-stood-in-way = Stond in de weg van
label-in-way = Stond in de weg
label-began-here = Begon hier
label-served-by = Hieraan draagt bij
label-waits = Wacht
problem-waits = open sinds { $on }, { $days ->
    [0] vandaag
    [one] 1 dag
   *[other] { $days } dagen
}
problem-raised-on = gemeld op { $on }
problem-answered-on = beantwoord op { $on }: { $why }
problem-in-way = stond in de weg van { $target } ({ $state })
agenda-problem-in-way = nog niet beantwoord, stond in de weg van { $target }: { $text }
culture-waits-in-way = { $waits } · stond in de weg van { $target }
problem-of = over { $standard } van { $board }

## Wat er op de andere borden wacht

head-others = De andere borden
others-more = { $text } · en nog { $count }
others-nothing = er wacht niets
others-how = Een ander bord: `kata -b NAAM`. Alles wat wacht: `kata agenda`

## Het bord, als er weinig gemeten is en in één oogopslag

board-not-since = sindsdien niet gemeten
page-last-step = Laatste stap

## Wat een kata-map van een eerdere versie mist

check-attributes-lacking = Er ontbreken regels voor git die een nieuwe kata-map wel heeft; regeleinden kunnen dan per machine verschillen.
cure-attributes-lacking = Zet dit in het bestand, elk op een eigen regel, en commit het: { $lines }

## Choices and wrong usage

choice-replaced = vervangen
usage-unknown-option = De optie { $option } bestaat hier niet.
usage-unexpected = Op de plek van “{ $text }” wordt niets verwacht.
usage-quote = Een tekst van meer woorden zet je tussen aanhalingstekens. Zie `{ $command }`
usage-unknown-command = Het commando “{ $command }” bestaat niet.
usage-near = Bedoelde je `{ $near }`?
usage-needs-command = Achter { $command } hoort nog een van de commando's ervan.
usage-no-value = Achter { $flag } hoort nog een waarde.
usage-too-many = { $flag } neemt “{ $text }” er niet ook nog bij.
usage-twice = { $flag } staat er twee keer.
usage-conflict = { $flag } gaat niet samen met { $others }.
usage-count = Hier hoort een heel getal.
usage-not-text = Een van de woorden is geen tekst in UTF-8.
usage-more = Zie `{ $command }`
show-namesakes = Dit is { $this }; er is ook { $others }.
usage-import =
    `kata import json BESTAND` neemt een andere kata-map over. Wat er nog meer uit een bestand komt:
      `kata measure --csv BESTAND`         metingen
      `kata problem import BESTAND`        problemen
choice-taken = opgepakt
topic-practice = oefenen
topic-terms = woorden
topic-files = bestanden
topic-merging = samenvoegen
topic-privacy = privacy
ask-how-plain = Enter: verder, en wat er staat blijft · alleen -: haal het weg · Ctrl-C: stoppen, dan wordt er niets vastgelegd
coach-how-plain = Enter: verder, ook zonder antwoord · Ctrl-C: stoppen; wat is gezegd blijft bewaard
