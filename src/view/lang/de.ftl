# German. Each message stands in all three files under the same name; a test compares them.

## General

yes = ja
no = nein
error = Fehler:
warning = Achtung:
nothing-to-change = Es ändert sich nichts; es gibt keinen neuen Commit.
waiting-for-lock = Hier schreibt gerade ein anderer kata-Befehl; einen Moment
recovered-finished = Ein früherer Schritt war unterbrochen worden, aber vollständig; er ist jetzt abgeschlossen: { $subject }
recovered-taken-back = Ein früherer Schritt war unterbrochen worden; kata hat zurückgenommen, was begonnen war: { $subject }
recovered-taken-back-left = Ein früherer Schritt war unterbrochen worden; kata hat zurückgenommen, was begonnen war: { $subject }. Seither bearbeitet und so belassen: { $left }
removed-without-reason = ohne Begründung
measured-instead = { $value } statt { $old }
measured-removed = { $value } entfernt
measured-set-aside = { $value } beiseitegelegt
list-empty = Hier steht noch nichts.
list-none-such = Mit diesem Stand gibt es nichts; ohne --state siehst du alles.
log-empty = Kein Schritt gefunden.
begin-home =
    Hier ist noch kein Kata-Ordner.
      `kata init`      legt einen in diesem Ordner an
      `kata demo`      legt ein Beispiel zum Umsehen an
begin-board =
    Es gibt noch keine Tafel. Eröffne eine:
      `kata board new‹ NAME --learner NAME --challenge "…"›`
home-created =
    Der Kata-Ordner { $folder } ist bereit. Eröffne jetzt eine Tafel:
      `kata board new‹ NAME --learner NAME --challenge "…"›`
board-chosen = Ab jetzt arbeitest du hier an der Tafel { $slug }.
demo-begins = Eine wahre Geschichte und die Monate um sie herum, Schritt für Schritt nachgespielt …
demo-made =
    Das Beispiel liegt in { $folder }. Sieh dich um:
      `kata -C { $folder }`                eine Tafel, an der gearbeitet wird, und was an den anderen wartet
      `kata -C { $folder } -b bug-debt`    ein wahrer Fall, von Anfang bis Ende
      `kata -C { $folder } log`            was gelernt wurde, Schritt für Schritt
      `kata -C { $folder } lessons`        dasselbe, gefunden nach dem, worum es geht
      `kata -C { $folder } culture`        was die vier Tafeln zusammen zeigen
      `git -C { $folder } log --stat`      dasselbe, wie git es erzählt

## The next step

label-next = Nächster Schritt
next-board-closed = Die Arbeit an dieser Tafel wurde am { $on } abgeschlossen.
next-board-paused = Die Tafel ruht.
next-board-paused-until = Die Tafel ruht bis { $until }.
next-set-challenge = Die Tafel hat noch keine Herausforderung: Wohin wollen wir?
next-record-result = { $open } ist offen: Was ist geschehen, und was hast du gelernt?
next-record-result-by = { $open } ist offen, am { $by } sehen wir nach: Was ist geschehen, und was hast du gelernt?
next-record-result-late = Am { $by } wollten wir bei { $open } nachsehen: Was ist geschehen, und was hast du gelernt?
next-record-results = { $open } sind offen: Was ist geschehen, und was hast du gelernt?
next-close-target = Das Zieldatum von { $target }, { $by }, ist vorbei: Schau erst zurück, bevor du etwas Neues anfängst.
next-grasp-condition-first = Noch hat niemand aufgeschrieben, wie der Prozess heute läuft: Geh hin und sieh es dir an.
next-grasp-condition-again = Ein Ziel-Zustand ist abgeschlossen: Erfasse den Ist-Zustand neu.
next-set-target = Der Ist-Zustand ist bekannt: Wie soll der Prozess als Nächstes laufen, und was ist das Zieldatum?
next-find-obstacles = { $target } ist festgelegt: Was steht zwischen heute und diesem Bild?
next-focus-obstacle = { $count ->
    [one] Auf der Hindernisliste steht ein Hindernis: Nimm es in den Fokus.
   *[other] Auf der Hindernisliste stehen { $count } Hindernisse: Nimm eines in den Fokus.
}
next-plan-experiment = { $focus } ist im Fokus: Was probierst du als Nächstes, und was erwartest du davon?

## Kinds of record

kind-home = Kata-Ordner
kind-board = Kata-Tafel
kind-metric = Kennzahl
kind-points = Messwerte
kind-condition = Ist-Zustand
kind-target = Ziel-Zustand
kind-obstacle = Hindernis
kind-experiment = Experiment
kind-cycle = Coachingzyklus
kind-observation = Beobachtung
kind-problem = Problem
kind-standard = Arbeitsstandard

## Labels

label-parking-lot = Hindernisliste
label-experiments = Experimente
label-metrics = Kennzahlen
label-standards = Arbeitsstandards dieser Tafel
board-no-obstacles = Noch keine Hindernisse.
board-no-experiments = Noch keine Experimente.
metric-no-points = noch nicht gemessen
confirm-by = bis { $by } vor Ort bestätigen
days-left = { $days ->
    [0] heute
    [one] noch 1 Tag
   *[other] noch { $days } Tage
}
days-past = { $days ->
    [one] vor 1 Tag
   *[other] vor { $days } Tagen
}
head-reference = Kürzel
head-text = Text
head-state = Stand
toward-both = { $target }, Hindernis { $obstacle }
toward-obstacle = Hindernis { $obstacle }
range-between = zwischen { $low } und { $high }
range-at-least = mindestens { $low }
range-at-most = höchstens { $high }

field-toward = Arbeitet an
field-name = Name
field-mute = Kein Rat zu
field-accept = Bekannte Befunde
field-language = Sprache
field-people = Personen
field-subject = Betreff von Commits
field-email = E-Mail
field-opened = Eröffnet
field-challenge = Herausforderung
field-learner = Lernende/r
field-process = Prozess
field-coach = Coach
field-second-coach = Zweitcoach
field-by = Bis
field-serves = Trägt bei zu
field-cadence = Rhythmus
field-focus = Im Fokus
field-earlier = Frühere Herausforderung
field-on = Datum
field-why = Warum
field-paused = Ruht seit
field-resumed = Wieder aufgenommen
field-until = Ruht bis
field-closed = Abgeschlossen
field-learned = Gelernt
field-unit = Einheit
field-better = Richtung
field-kind = Art
field-how = So messen wir
field-line = Linien
field-changed = Anders gemessen
field-from = Ab
field-before = Davor
field-points = Messwerte
field-n = Reihenfolge
field-value = Wert
field-note = Anmerkung
field-instead-of = Statt
field-removed = Entfernt
field-set-aside = Beiseitegelegt
field-grasped = Erfasst
field-pattern = Arbeitsmuster
field-seen = Gesehen
field-measured = Gemessen
field-metric = Kennzahl
field-set = Festgelegt
field-outcome = Angestrebtes Ergebnis
field-condition = Ausgangspunkt
field-influenceable = Beeinflussbar
field-ambitious = Ehrgeizig, doch erreichbar
field-essential = Wesentlich
field-predictions = Vorhersage
field-result = Ergebnis
field-reached = Erreicht
field-learned-working = Über unsere Arbeitsweise gelernt
field-standards = Arbeitsstandards
field-found = Entdeckt
field-text = Text
field-gone-when = Überwunden, wenn
field-targets = Behindert
field-problems = Problem
field-through = Durch
field-target = Ziel-Zustand
field-obstacle = Hindernis
field-planned = Geplant
field-step = Schritt
field-expect = Erwartung
field-builds-on = Baut auf
field-guard = Schutz
field-alongside = Gleichzeitig begonnen
field-prediction = Vorhersage
field-continued = Läuft noch
field-recorded = Festgehalten
field-happened = Geschehen
field-turned-out = Ausgang
field-raised = Gemeldet
field-raised-by = Gemeldet von
field-source = Quelle
field-taken = Aufgegriffen
field-as = Aufgegriffen als
field-confirm-by = Vor Ort bestätigen bis
field-was = Früher
field-link = Link
field-notes = Anmerkung
field-at = Zeitpunkt
field-column = Spalte der Tabelle
field-date-column = Spalte mit Datum
field-dates = Datum steht als
field-decimal = Dezimalzeichen
field-sheet = Tabellenblatt

## Coaching

label-last-cycle = Coachingzyklus
field-prepared = Vorbereitet
field-held = Gehalten
field-minutes = Minuten
field-threshold = Wissensgrenze
field-dropped = Verworfen
field-answers = Antworten
field-actual = Zustand jetzt
field-look-back = Rückblick
field-obstacles = Hindernisse
field-see = Hingehen und sehen
field-observed = Beobachtet
field-cycle = Coachingzyklus
field-elsewhere = Coachingzyklus anderswo
field-observer = Beobachtet von
field-practise = Übt als Nächstes
refused-not-done-yet = Was dieser Zyklus plant, ist noch nicht getan, also gibt es noch kein Ergebnis.
hint-not-done-yet = Lass das Ergebnis jetzt weg. Wenn du nachgesehen hast: `kata record`, oder der nächste Zyklus.
refused-no-such-question = „{ $text }“ ist keine der Fragen, zu denen sich Minuten notieren lassen.
hint-no-such-question = Nenne eine davon: { $known }
refused-learners-board = { $slug } ist die Tafel der lernenden Person, und eine Beobachtung ist nur für den Coach.
hint-learners-board = Nenne mit --on die eigene Tafel des Coachs oder mit --into einen anderen Kata-Ordner.
failed-no-coachs-board = Der Coach hat hier keine Tafel, auf der die Beobachtung stehen könnte.
hint-no-coachs-board = Eröffne eine: `kata board new‹ NAME› --learner { $coach }`. Oder nenne eine Tafel mit --on, einen anderen Kata-Ordner mit --into.
hint-which-coachs-board = Nenne eine davon mit --on.
draft-left = Auf dieser Tafel ist ein Zyklus halb fertig liegen geblieben; er ist noch da. Die Antworten wegwerfen: `kata coach --discard`
draft-discarded = Die Antworten des halb fertigen Zyklus sind weggeworfen.
draft-none = Auf dieser Tafel liegt kein halb fertiger Zyklus.

## Agenda

agenda-title = Agenda, { $today }
agenda-before = Wartet noch
agenda-today = Heute
agenda-ahead = Bis { $until }
agenda-since = seit { $on }
agenda-empty = Bis { $until } steht nichts an.
agenda-cycle = Coachingzyklus: { $learner } mit { $coach }
agenda-cycle-alone = Coachingzyklus: { $learner }
agenda-waiting-for-coach = { $learner } hat die Fragen beantwortet und wartet auf { $coach }
agenda-waiting-for-a-coach = { $learner } hat die Fragen beantwortet und wartet auf einen Coach
agenda-experiment-check = hingehen und sehen: { $text }
agenda-achieve-by = Zieldatum: { $text }
agenda-challenge = Herausforderung: { $text }
agenda-confirmation = vor Ort bestätigen: { $text }
agenda-unanswered-problem = noch nicht beantwortet: { $text }
agenda-board-resumes = die Tafel wird wieder aufgenommen

## Die fünf Fragen, und die Fragen, die eine Tafel aufwirft

card-front = Die fünf Fragen
card-back = Rückblick
card-over = Karte umdrehen, danach weiter
card-open-questions = Was die Tafel aufwirft
question-target = Wie soll der Prozess an dem Tag laufen, der hier steht?
question-actual = Wie läuft er heute? Was hast du gesehen oder gemessen?
question-look-back = { look-back-step } { look-back-expected } { look-back-saw } { look-back-know }
question-obstacles = Was steht zwischen heute und diesem Bild? An welchem Hindernis arbeitest du gerade?
question-step = Was probierst du als Nächstes, und was erwartest du davon?
question-see = Wann können wir hingehen und nachsehen?
look-back-step = Welchen Schritt hast du gemacht?
look-back-expected = Womit hast du gerechnet?
look-back-saw = Was hast du gesehen?
look-back-know = Was wissen wir jetzt mehr?
question-date-passed = Das Zieldatum von { $target }, { $by }, ist vorbei. Was haben wir erreicht, was nicht? Was haben wir über den Prozess herausgefunden? Und über unsere Arbeitsweise?
question-date-near = Das Zieldatum von { $target } ist { $by }. Was von diesem Bild ist heute am Prozess schon zu sehen?
question-not-measured = { $metric } wurde zuletzt am { $on } gemessen. Wie läuft der Prozess heute?
question-never-measured = { $metric } wurde hier noch nicht gemessen. Wo am Prozess würde man es sehen?
question-nobody-looked = Wann hat zuletzt jemand am Prozess gestanden und zugesehen, und was war dort zu sehen?
question-past-date = Bei { $experiment } wollten wir am { $by } nachsehen. Was ist inzwischen zu sehen?
question-several-open = { $open } laufen nebeneinander. Woran wird sich zeigen, welches der Experimente den Unterschied macht?
question-different = { $experiment } verlief anders als erwartet. Was sagt das darüber, wie der Prozess funktioniert?
question-inconclusive = Bei { $experiment } war der Ausgang nicht eindeutig. Was müsste zu sehen sein, damit man es sagen kann?
question-as-expected = Die letzten drei Schritte verliefen wie erwartet. Wo fängt es an, dass niemand weiß, was geschehen wird?
question-one-obstacle = { $count } Experimente galten { $obstacle }. Was wissen wir darüber jetzt, das wir beim ersten noch nicht wussten?
question-no-focus = An welchem der Hindernisse wird gerade gearbeitet, und warum an diesem?
question-threshold = In { $cycle } lag die Wissensgrenze bei „{ $threshold }“. Wie ließe sich das herausfinden?
question-several-factors = { $experiment } ändert mehrere Dinge zugleich. Wenn es anders ausgeht, was wissen wir dann?
question-no-number = { $experiment } erwartet etwas ohne eine Zahl. Was wird gezählt oder gemessen, um zu sehen, ob es eingetreten ist?

## Values of fixed sets

choice-yes = ja
choice-no = nein
choice-lower = niedriger ist besser
choice-higher = höher ist besser
choice-near = näher am Ziel ist besser
choice-outcome = Ergebniskennzahl
choice-process = Prozesskennzahl
choice-go-and-see = hingehen und sehen
choice-exploratory = erkundend
choice-single-factor = ein Faktor
choice-multi-factor = mehrere Faktoren
choice-as-expected = wie erwartet
choice-partly = teilweise
choice-different = anders als erwartet
choice-inconclusive = nicht eindeutig
choice-met = erreicht
choice-not-met = nicht erreicht
choice-changed = überholt
choice-en = Englisch
choice-nl = Niederländisch
choice-de = Deutsch
choice-dmy = Tag, Monat, Jahr
choice-mdy = Monat, Tag, Jahr
choice-ymd = Jahr, Monat, Tag
choice-comma = Komma
choice-point = Punkt

state-open = offen
state-closed = abgeschlossen
state-focus = im Fokus
state-with-target = bei { $target }
state-resolved = überwunden
state-dropped = verworfen
state-recorded = festgehalten
state-taken-as = aufgegriffen als { $taken }
state-waiting = wartet auf den Coach
state-without-prediction = ohne Vorhersage

## Subjects of commits: board, reference, this word, then the record's text

subject-home-created = begonnen
subject-people-changed = Personen aktualisiert
subject-board-opened = eröffnet
subject-board-edited = bearbeitet
subject-board-closed = abgeschlossen
subject-board-paused = ruht
subject-board-reopened = wieder aufgenommen
subject-metric-added = hinzugefügt
subject-measured = gemessen
subject-condition-grasped = erfasst
subject-target-set = festgelegt
subject-target-closed = abgeschlossen
subject-obstacle-found = entdeckt
subject-obstacle-focused = im Fokus
subject-obstacle-resolved = überwunden
subject-obstacle-dropped = verworfen
subject-obstacle-reopened = wieder offen
subject-experiment-planned = geplant
subject-experiment-recorded = festgehalten
subject-experiment-continued = läuft noch
subject-experiment-dropped = verworfen
subject-cycle-held = gehalten
subject-cycle-prepared = vorbereitet
subject-cycle-observed = beobachtet
subject-noted = Anmerkung
subject-problem-raised = gemeldet
subject-problem-taken = aufgegriffen
subject-problem-closed = beantwortet
subject-standard-set = vereinbart
subject-edited = bearbeitet
subject-saved = gespeichert
subject-imported = eingelesen
subject-removed = entfernt
subject-undone = zurückgenommen
subject-redone = wiederhergestellt

## What the practice does not do, and what to do instead

noun = { $kind ->
    [board] Kata-Tafel
    [metric] Kennzahl
    [points] Messwert
    [condition] Ist-Zustand
    [target] Ziel-Zustand
    [obstacle] Hindernis
    [experiment] Experiment
    [cycle] Coachingzyklus
    [observation] Beobachtung
    [problem] Problem
    [reflection] Reflexion
    [direction] Richtung
    [standard] Arbeitsstandard
   *[other] Eintrag
}

refused-target-open = { $open } ist noch offen; ein Ziel-Zustand nach dem anderen.
hint-target-open = Schau erst darauf zurück: `kata target close { $open }‹ --result "…"›`
refused-experiment-open = { $count ->
    [one] { $open } ist noch offen; was ist daraus geworden?
   *[other] { $open } sind noch offen; was ist daraus geworden?
}
hint-experiment-open =
    Halte erst das Ergebnis fest, oder verwirf es: `kata record { $open }`, `kata experiment drop { $open }`
    Läuft es noch, dann sag, wann du wieder hinsiehst, und warum inzwischen ein anderer Schritt beginnt: `kata experiment continue { $open }`, und hier --alongside "…"
refused-experiments-running = { $count ->
    [one] { $open } ist noch offen, auf den Ziel-Zustand zurückblicken geht also noch nicht.
   *[other] { $open } sind noch offen, auf den Ziel-Zustand zurückblicken geht also noch nicht.
}
hint-experiments-running = Halte erst das Ergebnis fest, oder verwirf es: `kata record { $open }`, `kata experiment drop { $open }`. Läuft es noch, wartet das hier darauf; sag, wann du wieder hinsiehst: `kata experiment continue { $open }`
refused-none-open = { $noun ->
    [Kata-Tafel] Hier ist keine { $noun } offen.
    [Kennzahl] Auf dieser Tafel ist keine { $noun } offen.
    [Beobachtung] Auf dieser Tafel ist keine { $noun } offen.
   *[other] Auf dieser Tafel ist kein { $noun } offen.
}
hint-none-open = Nenne den gemeinten Eintrag, oder sieh dir alle an: `kata { $kind } list`. So beginnst du einen: `{ $begin }`
refused-several-open = { $noun ->
    [Kata-Tafel] Mehr als eine { $noun } ist offen: { $open }.
    [Kennzahl] Mehr als eine { $noun } ist offen: { $open }.
    [Beobachtung] Mehr als eine { $noun } ist offen: { $open }.
    [Arbeitsstandard] Mehr als ein { $noun } ist in Gebrauch: { $open }.
   *[other] Mehr als ein { $noun } ist offen: { $open }.
}
hint-several-open = Sag, was davon du meinst: { $command }
refused-not-found = „{ $text }“ ist hier nicht zu finden.
hint-not-found = Kürzel sehen aus wie E14, TC3 oder packing/O5; sieh nach, was es gibt: `{ $command }`
refused-ambiguous = „{ $text }“ kann mehrere Einträge meinen: { $stems }.
hint-ambiguous = Nenne einen davon mit vollem Namen.
refused-wrong-kind = { $noun ->
    [Kata-Tafel] „{ $text }“ ist keine { $noun }, und nur damit arbeitet dieser Befehl.
    [Kennzahl] „{ $text }“ ist keine { $noun }, und nur damit arbeitet dieser Befehl.
    [Beobachtung] „{ $text }“ ist keine { $noun }, und nur damit arbeitet dieser Befehl.
   *[other] „{ $text }“ ist kein { $noun }, und nur damit arbeitet dieser Befehl.
}
hint-wrong-kind = Sieh nach, was es gibt: `kata { $kind } list`
refused-ended = { $reference } ist schon abgeschlossen.
hint-ended = Sieh nach, was daraus geworden ist: `kata show { $reference }`
refused-already-recorded = Das Ergebnis von { $reference } ist schon festgehalten.
hint-already-recorded = So änderst du, was dasteht: `kata experiment edit { $reference }‹ --happened "…" --learned "…"›`
refused-not-ended = { $reference } ist offen.
hint-not-ended = Sieh nach, wie es steht: `kata show { $reference }`
refused-metric-missing = Auf dieser Tafel steht keine Kennzahl { $slug }.
hint-metric-first = Füg sie erst hinzu: `kata metric add { $slug }‹ --unit EINHEIT›`
refused-range-reversed = Der Bereich von { $metric } beginnt höher, als er endet.
hint-range-reversed = Schreib den kleineren Wert zuerst: { $metric }=36..39
refused-metric-exists = Die Kennzahl { $slug } steht schon auf dieser Tafel.
hint-metric-exists = So änderst du sie: `kata metric edit { $slug }`
refused-point-missing = { $metric } hat keinen Messwert { $value }, der sich berichtigen ließe.
hint-point-missing = Sieh nach, was gemessen wurde: `kata metric show { $metric }`
refused-board-exists = Es gibt schon eine Tafel { $slug }.
hint-board-exists = Sieh sie dir an: `kata board show { $slug }`
refused-board-missing = Es gibt hier keine Tafel { $slug }.
hint-board-first = Eröffne eine: `kata board new‹ NAME --learner NAME›`
refused-bad-slug = „{ $slug }“ taugt nicht als Name. Verwende Kleinbuchstaben, Ziffern und Bindestriche.
hint-bad-slug = Zum Beispiel: { $proposal }
refused-person-exists = { $handle } ist schon bekannt.
hint-person-exists = So änderst du, was bekannt ist: `kata people edit { $handle }`
refused-person-missing = Niemand heißt hier { $handle }.
hint-person-missing = Füg die Person erst hinzu: `kata people add { $handle }`

## Questions at the terminal, one for each field that is asked for

ask-how = Enter: weiter · ↑: zurück · Alt+Enter: neue Zeile · Strg-O: im Editor · Strg-C: aufhören, dann wird nichts festgehalten
ask-left = Aufgehört; es wurde nichts festgehalten.
ask-again = Mit deinen bisherigen Antworten lautet der Befehl:
ask-needed = Hier musst du etwas eintragen.
ask-another = Noch etwas?
ask-not-offered = „{ $text }“ ist nicht dabei.
ask-enter-is = Enter: { $default }
ask-enter-skips = Enter: überspringen
ask-enter-keeps = Enter: so lassen
ask-enter-keeps-or-removes = Enter: so lassen; leeren entfernt es
ask-enter-ends = Enter: fertig
ask-shape-day-ahead = z. B. 2w, 3 Monate oder { $day }
ask-shape-day = z. B. heute, fr oder { $day }
ask-shape-moment-ahead = z. B. morgen, fr 14:00 oder { $day }
ask-shape-moment = z. B. gestern, 09:30 oder { $day }
ask-shape-range = z. B. { $metric }=36..39 oder { $metric }=..40; hier gemessen: { $metrics }
ask-shape-range-of = { $metric }: z. B. 36..39, ..40 oder 36..
ask-which = { $noun ->
    [target] Welchen Ziel-Zustand
    [obstacle] Welches Hindernis
    [experiment] Welches Experiment
    [problem] Welches Problem
    [standard] Welchen Arbeitsstandard
   *[other] Welchen Eintrag
} meinst du?
ask-board = Welche Tafel?
ask-became = { $reference } ist noch offen. Was ist daraus geworden?
ask-became-record = gemacht: sag, was geschah
ask-became-continue = läuft noch: später wieder hinsehen
ask-became-drop = verworfen
ask-became-alongside = läuft noch, und das nächste beginnt daneben
ask-board-slug = Wie heißt die Tafel? Ein kurzes Wort, für Pfade und Kürzel.
ask-board-challenge = Was ist die Herausforderung? Ein Satz, ein halbes bis drei Jahre voraus.
ask-board-learner = Wer lernt an dieser Tafel?
ask-board-process = Um welchen Prozess geht es?
ask-board-coach = Wer coacht?
ask-board-by = Wann soll die Herausforderung erreicht sein?
ask-board-cadence = Wie oft ist ein Coachingzyklus? täglich, werktags, wöchentlich, oder Tage mit Uhrzeit: mo,mi 08:30
ask-reason-why = Warum ändert sich die Herausforderung?
ask-pause-until = Bis wann ruht die Tafel?
ask-board-close-learned = Was wurde an dieser Tafel gelernt?
ask-person-handle = Unter welchem Kurznamen schreibst du diese Person auf? (z. B. hassan)
ask-person-name = Der Name, oder eine Rolle?
ask-person-email = Die E-Mail-Adresse, wie git sie kennt?
ask-metric-slug = Wie heißt die Kennzahl? Ein kurzes Wort, für Pfade und Befehle.
ask-metric-unit = In welcher Einheit? min, h, %, Aufträge …
ask-metric-name = Der Name, falls er länger ist als das kurze Wort?
ask-metric-better = Welche Richtung ist besser?
ask-metric-kind = Misst sie, was herauskommt, oder wie der Prozess läuft?
ask-metric-how = Wie wird gemessen?
ask-measure-metric = Welche Kennzahl?
ask-measure-value = Was hast du gemessen? { $metric }, in { $unit }. Mehrere Werte mit Leerzeichen dazwischen.
ask-measure-on = Wann?
ask-condition-pattern = Wie läuft der Prozess heute, Schritt für Schritt?
ask-condition-seen = Was hast du am Prozess gesehen? Fakten, keine Ursachen, keine Wünsche.
ask-target-outcome = Was willst du am Zieldatum erreicht haben?
ask-target-pattern = Wie soll der Prozess an dem Tag laufen?
ask-target-predictions = An welcher Kennzahl sieht man das, und zwischen welchen Werten?
ask-target-by = An welchem Tag? Zwei Wochen bis drei Monate voraus.
ask-target-influenceable = Was davon kannst du selbst beeinflussen?
ask-target-ambitious = Was macht es ehrgeizig, und doch erreichbar?
ask-target-essential = Warum ist es wesentlich für die Herausforderung?
ask-target-carry = Welche dieser Hindernisse kommen mit? Mehrere mit Leerzeichen dazwischen.
ask-look-back-result = Wie ging es aus?
ask-look-back-reached = Was haben wir erreicht, was nicht?
ask-look-back-learned = Was haben wir über den Prozess herausgefunden?
ask-look-back-learned-working = Und über unsere Arbeitsweise?
ask-look-back-standard = Was ist ab jetzt die normale Arbeitsweise?
ask-look-back-confirm-by = Wann geht jemand hin und sieht nach, ob es noch so ist?
ask-obstacle-text = Was steht im Weg? Sag, was du geschehen siehst.
ask-obstacle-gone-when = Woran siehst du, dass es weg ist?
ask-obstacle-resolve-through = Durch welches Experiment?
ask-experiment-step = Was probierst du als Nächstes? Ein Schritt.
ask-experiment-expect = Was erwartest du davon?
ask-experiment-prediction = In Zahlen: zwischen welchen Werten?
ask-experiment-kind = Wie viel änderst du auf einmal?
ask-experiment-by = Wann können wir hingehen und nachsehen?
ask-experiment-alongside = Warum beginnt es, während das andere noch läuft?
ask-result-happened = Was ist geschehen, was hast du gesehen?
ask-result-value = Was hast du gemessen?
ask-result-turned-out = Und verglichen mit dem, was du erwartet hast?
ask-result-learned = Was wissen wir jetzt mehr?
ask-continue-by = Wann sehen wir wieder hin?
ask-continue-why = Warum läuft es weiter?
ask-drop-why = Warum geht es nicht weiter?
ask-problem-text = Was geht schief? So, wie du es erlebt hast.
ask-observation-seen = Was hast du vom Coach gesehen und gehört?
ask-observation-practise = Was ist das eine, das der Coach als Nächstes übt?
ask-standard-text = Was ist ab jetzt die normale Arbeitsweise?
ask-standard-confirm-by = Wann geht jemand hin und sieht nach, ob es noch so ist?
editor-how = Schreib hinter die Schlüssel, die du willst, und nimm das # weg. Leere die Datei, um aufzuhören.
failed-no-metric = An dieser Tafel wird noch nichts gemessen.
hint-no-metric = Sag, was du misst: `kata metric add‹ NAME --unit EINHEIT›`

## From a problem to its answer

label-became = Was daraus geworden ist
state-answered = beantwortet
refused-none-open-home = { $noun ->
    [Arbeitsstandard] Hier ist kein { $noun } in Gebrauch.
   *[other] Hier ist kein { $noun } offen.
}
refused-problem-answered = { $problem } ist schon beantwortet: { $why }
hint-problem-answered = Tritt es wieder auf, melde es neu: `kata problem raise‹ "…"›`
refused-problem-taken = { $problem } ist schon aufgegriffen, als { $taken }.
hint-problem-taken = Sieh nach, was daraus geworden ist: `kata problem show { $problem }`. Ist die Arbeit daran getan, beantworte es: `kata problem close { $problem }‹ --why "…"›`
failed-take-flags = { $flags } hat bei --as { $taken } keine Bedeutung.
hint-take = Als Hindernis auf dieser Tafel: `kata problem take { $problem } --as obstacle`. Mit einer eigenen Tafel: `kata problem take { $problem } --as board --slug NAME --learner NAME`. Mit dem, was es schon gibt: `kata problem take { $problem } --as O5`
field-answer = Antwort
ask-problem-close-why = Was ist die Antwort für alle, die es gemeldet haben?

## The life of a standard

confirm-since = vor Ort zu bestätigen seit { $by }
standard-slipped = wird nicht eingehalten, gesehen am { $on }
standard-raised = wird nicht eingehalten, gesehen am { $on }, gemeldet als { $problem }
standard-confirmed = vor Ort bestätigt am { $on }
standard-no-day = noch kein Tag zum Bestätigen
standard-what-now =
    { $standard } bleibt fällig, bis du eines davon tust.
    Einen besseren Weg an seine Stelle setzen: `kata standard replace { $standard }‹ "…"›`
    Ihn beenden, denn so wird nicht mehr gearbeitet: `kata standard retire { $standard }‹ --why "…"›`
    Herausfinden, warum er nicht eingehalten wird: `kata problem raise‹ "…"› --standard { $standard }`
state-in-use = in Gebrauch
state-slipped = wird nicht eingehalten
state-retired = aufgehoben
state-replaced = ersetzt durch { $standard }
subject-standard-confirmed = vor Ort angesehen
subject-standard-replaced = ersetzt
subject-standard-retired = aufgehoben
field-confirmed = Vor Ort angesehen
field-holds = Wird eingehalten
field-next = Wieder hinsehen
field-replaces = An Stelle von
field-standard = Arbeitsstandard
ask-standard-confirm-seen = Was hast du am Prozess gesehen?
ask-standard-confirm-holds = Wird noch so gearbeitet?
ask-standard-confirm-next = Wann sieht wieder jemand hin?
standard-name-a-day = Noch geht niemand hin, um zu sehen, ob { $standard } eingehalten wird. Nenne einen Tag: `kata standard edit { $standard }‹ --confirm-by DATUM›`

## Settings

head-setting = Einstellung
head-value = Wert
head-origin = Von
origin-named = { $name }
origin-locale = Ländereinstellung
origin-git = git
origin-default = Vorgabe
origin-overridden = { $origin } (gilt hier nicht)
config-written = Gespeichert in { $path }
config-overridden = { $name } geht vor und sagt { $value }.
nothing-to-change-here = Es gibt nichts zu ändern.
failed-setting-unset = { $key } ist nicht eingestellt.
hint-setting-unset = So stellst du es ein: `kata config set { $key } …`
config-unset = Nicht eingestellt: { $keys }
failed-no-user-folder = Es gibt keinen Ordner für deine eigenen Einstellungen: Weder XDG_CONFIG_HOME noch HOME ist gesetzt.
hint-own-file = Bring es in Ordnung: `kata config edit`
refused-setting-unknown = Es gibt keine Einstellung { $key }.
hint-setting-near = Meintest du { $near }?
hint-setting-unknown = Es gibt: { $known }
refused-setting-repository = { $key } ist eine Einstellung des Kata-Ordners, nicht deine eigene.
hint-setting-repository = So stellst du sie für alle hier ein: `kata config set --repo { $key } …`
refused-setting-user = { $key } ist deine eigene Einstellung, keine des Kata-Ordners.
hint-setting-user = So stellst du sie für dich ein: `kata config set --user { $key } …`
refused-setting-value = { $key } kennt „{ $text }“ nicht.
refused-advice-unknown = Es gibt keinen Rat „{ $name }“.
hint-advice-near = Meintest du { $near }? Es gibt: { $known }
refused-template = „{ $template }“ lässt keinen Platz für den Betreff.
hint-template = Schreib { "{subject}" } dorthin, wo er stehen soll, in einer Zeile: docs(kata): { "{subject}" }
refused-no-finding = „{ $text }“ nennt keinen Befund zu einem Eintrag.
hint-no-finding = Schreib das Kürzel und den Namen, den `kata check` nennt, in einem Text: "packing/E14 prediction-late"
warning-own-file = { $path }:{ $line }:{ $column } ist nicht zu lesen und zählt nicht.

## Metrics

refused-name-of-board = { $slug } heißt schon eine Tafel, und ein Kürzel würde die Tafel meinen.
hint-name-of-board = Wähle einen anderen Namen für die Kennzahl.

## Boards that end, and steps that are named

refused-board-still-runs = { $count ->
    [one] { $open } ist noch offen, die Arbeit an der Tafel kann also noch nicht enden.
   *[other] { $open } sind noch offen, die Arbeit an der Tafel kann also noch nicht enden.
}
refused-board-still-aims = { $open } ist noch offen, und niemand hat darauf zurückgeblickt.
refused-board-ended = Die Arbeit an { $board } endete am { $on }.
hint-board-ended = So geht es weiter: `kata board reopen { $board }`
failed-log-kind = „{ $text }“ ist keine Art von Schritt.
save-removed = { $path } (entfernt)

## What is often a slip

warning-date-passed = { $label }: { $day } ist schon vorbei.
warning-date-ahead = { $label }: { $day } kommt erst noch.
person-unknown = { $person } ist hier noch nicht bekannt; der Name steht jetzt als Text da. Hinzufügen: `kata people add { $handle } --name { $name }`
advice-mute = Willst du das hier nicht mehr hören: `kata config set --add advice.mute { $names }`
look-again = anzusehen am { $by }

## What -v says

verbose-home = Kata-Ordner: { $folder }
verbose-language = Sprache: { $lang } ({ $origin })
verbose-board = Tafel: { $board } ({ $why })
board-named = genannt mit -b, KATA_BOARD oder im Befehl
board-of-folder = der Ordner, in dem du stehst
board-used = `kata use`
board-only-open = die einzige offene
board-only-mine = deine einzige offene
board-only-one = die einzige

## The coaching cycle at a terminal

coach-how = Enter: weiter, auch ohne Antwort · ↑: zurück · Strg-T: hier ist die Wissensgrenze, weiter zum nächsten Schritt · Strg-C: aufhören; was gesagt ist, bleibt erhalten
coach-in-words = In deinen Worten:
coach-measured = { $metric } heute?
coach-which = Auf welchen Schritt blickst du zurück?
coach-became = Was ist daraus geworden?
coach-focus = Arbeitest du noch an „{ $text }“? Wähle ein anderes, oder beschreibe ein neues Hindernis.
coach-no-focus = An welchem Hindernis arbeitest du? Wähle eines, oder beschreibe ein neues.
coach-threshold = Was weiß noch niemand?
coach-when = Tag, oder Tag und Uhrzeit:
coach-minutes = Wie viele Minuten hat es gedauert?
coach-note = Noch etwas, das bei diesem Zyklus stehen soll?
coach-prepared = vorbereitet: { $text }
coach-left-half-way = An dieser Tafel liegt ein halber Zyklus vom { $when }. Damit weiter?
coach-go-on = damit weiter
coach-begin-anew = verwerfen und neu beginnen
coach-left = Aufgehört; es wurde nichts festgehalten. Was gesagt ist, bleibt erhalten. Damit weitermachen: `kata coach`. Verwerfen: `kata coach --discard`

## What went wrong, and what to do next

failed-output = Das Ergebnis ließ sich nicht schreiben: { $error }
failed-output-recorded = Es ist als { $commit } festgehalten, konnte aber nicht gezeigt werden.
failed-no-home = { $folder } liegt in keinem Kata-Ordner.
hint-no-home = Leg einen an: `kata init`. Oder sieh dir ein Beispiel an: `kata demo`
failed-text = { $path }:{ $line }:{ $column }: Diese Datei lässt sich nicht lesen.
hint-text = Bring die Zeile in einem Editor in Ordnung, dann: `kata save`
hint-conflict = git konnte hier zwei Fassungen nicht zusammenbringen. Entscheide Feld für Feld: `kata resolve`. Oder bring die Datei in einem Editor in Ordnung, dann: `kata save`
check-unreadable = Diese Datei lässt sich nicht lesen.
failed-newer-format = { $path } hat das Format { $found }, und das ist neuer als dieses Programm.
hint-newer-format = Installiere ein neueres kata; es wurde nichts geändert.
failed-io = { $path }: { $error }
failed-not-a-file = { $path } ist keine gewöhnliche Datei und wird nicht gelesen.
failed-too-large = { $path } ist zu groß für einen Eintrag und wird nicht gelesen.
hint-not-a-file = Schaff die Datei weg, oder stell wieder her, was da war: `git checkout -- PFAD`
failed-no-board = Hier gibt es noch keine Tafel.
failed-which-board = Welche Tafel? { $boards }
hint-which-board = Nenne eine mit -b, oder wähle eine für dieses Arbeitsverzeichnis: `kata use‹ NAME›`
failed-kata-now = KATA_NOW ist „{ $text }“, und das ist kein Zeitpunkt nach RFC 3339 wie 2026-11-23T09:12:00+01:00.
failed-missing = { $count ->
    [one] Das fehlt noch: { $flags }
   *[other] Diese fehlen noch: { $flags }
}
hint-missing = Was das bedeutet, zeigt --help.
failed-form = Die Werte passen nicht zusammen: { $error }
failed-edit = { $reference } lässt sich so nicht ändern: { $error }
hint-edit = Ein Feld, das immer ausgefüllt sein muss, lässt sich nicht leeren.
failed-choice = { $flag } kennt „{ $text }“ nicht.
hint-choice = Zur Wahl stehen: { $choices }
failed-count = „{ $text }“ ist keine ganze Zahl.
failed-yes-no = „{ $text }“ ist weder ja noch nein.
failed-range = „{ $text }“ nennt keine Kennzahl mit einem Bereich.
hint-range = Schreib es als KENNZAHL=VON..BIS; eine Seite darf offen bleiben: KENNZAHL=..40
failed-line = „{ $text }“ nennt keine Linie mit einem Wert.
hint-line = Schreib es als NAME=WERT: takt=55
failed-one-correction = Du berichtigst immer nur einen Wert auf einmal.
failed-step-and-reference = --step ist für einen Schritt, der nie geplant war, und { $reference } war geplant.
hint-step-and-reference = Lass eins von beiden weg.
hint-date = Schreib es als 2026-12-01, heute, fr, 3d oder 2w.
hint-number = Ein Punkt oder Komma trennt die Dezimalstellen ab: 41,5 oder 41.5.
failed-home-exists = { $folder } ist schon ein Kata-Ordner.
hint-home-exists = Weiter geht es mit: `kata next`
failed-demo-exists = { $folder } ist nicht leer.
hint-demo-exists = Nenne einen anderen Ordner: `kata demo ORDNER`

failed-not-a-repository = { $folder } liegt in keinem git-Repository.
failed-bare = { $folder } ist ein reines Repository (bare) ohne Arbeitsverzeichnis, in das sich schreiben ließe.
hint-bare = Arbeite in einem Klon davon.
failed-unsafe = Das Repository { $folder } gehört jemand anderem, und git benutzt es nicht.
hint-unsafe = Wenn du ihm vertraust: `git config --global --add safe.directory { $folder }`
failed-no-git = git wurde nicht gefunden.
hint-no-git = Installiere git 2.38 oder neuer; kata bewahrt alles darin auf.
failed-git-too-old = git { $found } ist zu alt: kata braucht git { $needed } oder neuer.
hint-git-too-old = Installiere git { $needed } oder neuer, und sieh mit git --version nach, welches zuerst gefunden wird.
failed-under-way = { $what ->
    [merge] In diesem Arbeitsverzeichnis läuft noch ein Merge.
    [cherry-pick] In diesem Arbeitsverzeichnis läuft noch ein Cherry-Pick.
    [revert] In diesem Arbeitsverzeichnis läuft noch ein Revert.
    [rebase] In diesem Arbeitsverzeichnis läuft noch ein Rebase.
   *[bisect] In diesem Arbeitsverzeichnis läuft noch ein Bisect.
}
hint-under-way = Was dabei in den Einträgen offen bleibt: `kata resolve`. Wie du es abschließt oder abbrichst, sagt `git status`.
failed-differs = Von Hand bearbeitet und noch in keinem Commit: { $paths }
hint-differs = Halte die Bearbeitung fest: `kata save`. Oder nimm sie mit git checkout zurück.
failed-symlink = { $path } ist ein Link oder liegt hinter einem; kata schreibt nie durch Links.
failed-bad-path = „{ $path }“ ist kein Pfad, in den geschrieben werden darf.
failed-not-looked-at = git soll mit --skip-worktree nicht hinsehen bei { $paths }.
hint-not-looked-at = Lass es wieder hinsehen: `git update-index --no-skip-worktree { $paths }`
failed-sparse-index = Der Schritt liegt außerhalb deines Sparse-Checkouts, und git würde daran seinen Sparse-Index verderben, solange Pfade darin nur angekündigt sind: { $announced }
hint-sparse-index = Stelle sie mit git add richtig bereit oder nimm sie mit git reset heraus, und versuche es dann noch einmal.
failed-filtered = { $path } hat das Attribut { $by }: git würde etwas anderes festhalten, als darin steht.
hint-filtered = Die Einträge sind einfacher Text. Nimm sie von der Regel in .gitattributes aus, mit einer Zeile danach wie: /boards/** !{ $attribute }
failed-within-step = Ein Schritt, der noch nicht fertig ist, hat dies über einen Hook gestartet: kata schreibt immer nur einen Schritt.
hint-within-step = Ein Hook darf hier lesen oder in einen anderen Kata-Ordner schreiben. Schreib hier, wenn der Schritt fertig ist.
failed-ignored = Eine Ignorierregel hält dies aus git heraus: { $paths }
hint-ignored = Die Regel: { $rules }. Nimm die Regel aus .gitignore, oder füg eine mit ! für boards/ hinzu.
failed-locked = Ein anderer git-Prozess hält { $path } fest.
hint-locked = Warte, bis er fertig ist. Läuft keiner, wurde etwas abgebrochen: Lösch die Datei und versuch es noch einmal.
failed-busy = Ein anderer kata-Befehl schreibt hier schon zu lange: { $holder }
failed-unfinished = Ein früherer Schritt war unterbrochen worden und ließ sich weder abschließen noch zurücknehmen.
failed-nothing-changed = git fand nichts für einen Commit.
failed-hook = Ein Hook hat den Commit nicht durchgelassen; es wurde nichts festgehalten.
failed-commit = git hat keinen Commit gemacht; es wurde nichts festgehalten.
failed-no-identity = git weiß nicht, wer du bist.
hint-no-identity =
    Sag es git:
      `git config --global user.name "Dein Name"`
      `git config --global user.email du@example.org`
failed-git = git { $command } hat nicht geklappt.
failed-bad-rev = „{ $rev }“ ist kein Commit dieses Repositorys.
failed-read = { $what } lässt sich nicht lesen: { $reason }
failed-from = { $path } lässt sich nicht lesen: { $error }
failed-empty-message = Die Nachricht ist leer; lass -m weg, dann ergibt sie sich aus dem, was sich geändert hat.
failed-save-check = { $path }:{ $line } wird nicht gespeichert: { $finding }
hint-from = Verbessere das Dokument und versuche es noch einmal; es wurde nichts festgehalten.

warning-outside = Außerhalb deines Sparse-Checkouts, und jetzt doch im Arbeitsverzeichnis: { $paths }. Nimm es wieder heraus mit `git sparse-checkout reapply`.
warning-detached = HEAD ist losgelöst (detached): Der Schritt ist auf keinem Branch und kann verloren gehen. Leg einen an: `git switch -c NAME`
warning-value-alone = { $reference } hat keine Kennzahl vorhergesagt, also wird dieser Wert keine Messung. Falls doch: `kata measure‹ KENNZAHL { $value }›`
failed-unknown-key = { $path } hat den Schlüssel { $key }, zu dem es hier kein Feld gibt.
hint-unknown-key = Die Felder sind: { $known }
failed-value = Was unter { $key } steht, ist nicht von der Art, die dort hingehört.
failed-cadence = „{ $text }“ nennt keine Tage; schreib es so: { $accepted }
failed-editor = Der Editor { $editor } wurde nicht richtig beendet: { $error }
failed-left-editor = Im Editor wurde nichts geschrieben, also wurde nichts festgehalten.

## Advice: what usually goes wrong, and a better way to say it

advice-lack-of = Hier steht, was fehlt, und das ist eine verkleidete Lösung. Was siehst du am Prozess geschehen? Sag „Zwei Packer warten auf den einen Scanner“ statt „Mangel an Scannern“.
advice-need-to = Hier steht, was zu tun ist. Ein Hindernis ist, was sichtbar im Weg steht: Sag, was geschieht, und nicht, was geschehen muss.
advice-verb-target = Das beginnt mit etwas, das zu tun ist. Ein Ziel-Zustand ist, wie der Prozess an dem Tag läuft: Sag „jeder Auftrag geht binnen 40 Minuten hinaus“, und lass den Weg dorthin offen.
advice-negated-target = Hier steht, was weg sein soll. Sag, was du stattdessen siehst, wenn du an dem Tag dort stehst.
advice-average-as-fact = Ein Durchschnitt oder „meistens“ verdeckt, was von Mal zu Mal geschieht. Was hast du gesehen, eins nach dem anderen?
advice-i-think = Das klingt nach einer Meinung. Was hast du selbst gesehen oder gemessen?
advice-no-measure = Keine Kennzahl hat einen Bereich, also kann an dem Tag niemand sagen, ob er erreicht ist. Füg einen hinzu mit: `kata target edit --predict KENNZAHL=VON..BIS`
advice-no-condition = Auf dieser Tafel ist noch kein Ist-Zustand erfasst: Woher weißt du, wo du anfängst? `kata condition new`
advice-no-focus = Kein Hindernis ist im Fokus, der Schritt richtet sich also gegen nichts Bestimmtes. Wähle eines mit: `kata obstacle focus‹ KÜRZEL›`
advice-action-list = Das liest sich wie mehrere Schritte. Was ist der eine nächste Schritt, aus dem du am schnellsten etwas lernst?
advice-long-horizon = Dieser Ziel-Zustand ist noch { $days } Tage entfernt. Mit zwei Wochen bis drei Monaten bleibt der nächste Schritt in Sicht.

## Findings of kata check

level-error = Fehler
level-warning = Warnung
level-hint = Hinweis
check-clean = Nichts zu beanstanden.
check-no-id = Der Eintrag hat keine ID, lässt sich also nicht von anderen unterscheiden, wenn Klone zusammenkommen.
cure-no-id = Übernimm die ID, die da stand, aus git log.
check-no-number = Der Dateiname beginnt nicht mit einer Nummer, also führt kein Kürzel zu diesem Eintrag.
cure-no-number = Gib ihm seine Nummer zurück, die in git log steht, und dann: `kata save`
check-doubled-number = Die Nummer { $reference } ist { $count }-mal vergeben.
cure-doubled-number = Nenne sie bei ihrem vollen Namen, bis alle eine eigene Nummer haben.
check-doubled-id = Die ID ist auch die von { $other }: Das eine ist vom anderen kopiert.
cure-doubled-id = Halte die Kopie mit einem Befehl fest, statt die Datei zu kopieren.
check-dangling-reference = { $key } nennt „{ $stem }“, und das gibt es nicht.
cure-dangling-reference = Schreib den vollen Namen dessen, was du meinst, oder nimm den Schlüssel heraus, dann: `kata save`
check-unknown-key = { $key } ist ein Schlüssel, den dieses Programm nicht kennt; er bleibt, wie er ist.
cure-unknown-key = Ist es ein Tippfehler, berichtige ihn.
check-no-board = Im Ordner von { $board } stehen Einträge, aber { $path } ist weg; dort wird also nichts gelesen.
cure-no-board = Stell die Datei wieder her: `git checkout HEAD -- { $path }`. Sollte sie weg, entferne den ganzen Ordner mit git rm.
check-unread-cadence = „{ $text }“ nennt keine Tage, also steht danach kein Zyklus an.
cure-unread-cadence = Gib den Rhythmus an: `kata board edit --cadence "mo,mi 08:30"`
check-two-open-targets = { $open } sind gleichzeitig offen.
cure-two-open-targets = Entscheide, was gilt, und schließ das andere ab mit --result changed.
check-two-open-experiments = { $open } sind gleichzeitig offen, ohne dass ein Grund dabeisteht.
cure-two-open-experiments = Sag, warum: `kata experiment edit KÜRZEL --alongside "…"`

## Tabellen: wie eine Datei gelesen wurde, und was nicht stimmt

imported-measurements = { $count ->
    [one] 1 Messung, { $first }..{ $last }
   *[other] { $count } Messungen, { $first }..{ $last }
}
points-more = … { $count } weitere …
reading-text = { $path }: { $encoding }, Spalten getrennt durch { $separator }, { $header }
reading-text-one = { $path }: { $encoding }, eine Spalte, { $header }
reading-book = { $path }: { $format }, Blatt „{ $sheet }“, { $header }
reading-header = Kopfzeile in Zeile { $line }
reading-no-header = keine Kopfzeile
reading-tab = Tabulatoren
reading-date = Datum: „{ $column }“
reading-date-order = Datum: „{ $column }“, { $order ->
    [dmy] Tag zuerst
    [mdy] Monat zuerst
   *[ymd] Jahr zuerst
}: { $text } ist { $day }
reading-metric = { $metric }: „{ $column }“
reading-metric-decimal = { $metric }: „{ $column }“, { $decimal ->
    [comma] Dezimalkomma
   *[point] Dezimalpunkt
}
reading-times = , Zeiten sind h:mm oder h:mm:ss
reading-count = { $count ->
    [one] 1 Messung, { $first }
   *[other] { $count } Messungen, { $first } bis { $last }
}
reading-empty = { $count ->
    [one] 1 Zelle ohne Wert bleibt weg.
   *[other] { $count } Zellen ohne Wert bleiben weg.
}
reading-skipped = { $count ->
    [one] 1 Zeile ohne jeden Wert bleibt weg.
   *[other] { $count } Zeilen ohne jeden Wert bleiben weg.
}
reading-unused = Nicht gelesen: { $columns }. Doch lesen: --column NAME=KENNZAHL
reading-there = { $count ->
    [one] { $metric }: 1 Messung war schon da.
   *[other] { $metric }: { $count } Messungen waren schon da.
}
reading-other-days = { $count ->
    [one] { $metric }: am { $days } war schon etwas anderes gemessen; beides bleibt stehen.
   *[other] { $metric }: an { $count } Tagen war schon etwas anderes gemessen; alles bleibt stehen. { $days }
}
sheet-too-large = { $path } ist größer, als eine Tabelle mit Messungen sein darf: 16 MB, oder 64 MB entpackt.
sheet-too-long = { $path } hat mehr, als auf einmal eingelesen wird: 100.000 Zeilen, 2.000.000 Zellen.
sheet-too-wide = { $path }, Zeile { $line }: mehr als 1.000 Spalten.
hint-sheet-size = Behalte nur die Spalten mit Datum und Werten, oder lies sie in Teilen ein.
sheet-empty = { $path }: keine Werte.
hint-sheet-empty = Gebraucht werden eine Spalte mit Datum und eine mit Werten; ausgeblendete Blätter liest du mit --sheet.
sheet-not-text = { $path } ist weder Text noch Arbeitsmappe.
sheet-old-book = { $path } ist eine Arbeitsmappe in einem alten oder binären Format, oder sie hat ein Kennwort.
sheet-broken-book = { $path } lässt sich nicht als Arbeitsmappe lesen.
hint-sheet-save-as = Speichere sie in deinem Tabellenprogramm als xlsx, ods oder csv.
sheet-open-quote = { $path }, Zeile { $line }: Dort beginnt ein Anführungszeichen, das nirgends endet; die Zeilen danach lassen sich nicht trennen.
hint-sheet-open-quote = Schließe es dort, oder nimm es weg.
sheet-no-sheets = { $path } ist eine Textdatei und hat keine Blätter.
hint-sheet-no-sheets = Lass --sheet weg.
sheet-sheet-missing = { $path } hat kein Blatt „{ $name }“.
sheet-which-sheet = { $path } hat mehrere Blätter: { $there }.
hint-sheet-which-sheet = Sag, welches: --sheet "{ $name }"
hint-sheet-there = Was es gibt: { $there }
sheet-order-open = { $path }, Zeile { $line }: „{ $text }“ ist { $readings }, und keine andere Zeile klärt es.
sheet-reading = { $day } ({ $order })
sheet-either = { $one } oder { $other }
sheet-named = „{ $name }“
sheet-list = { $one }, { $other }
sheet-example = „{ $name }“ ({ $values })
hint-sheet-order-open = Sag, was gilt: { $orders }.
sheet-mark-open = { $path }, Zeile { $line }, „{ $column }“: „{ $text }“ ist { $comma } mit Dezimalkomma und { $point } mit Dezimalpunkt, und keine andere Zeile klärt es.
hint-sheet-mark-open = Sag, was gilt: --decimal comma, --decimal point. kata merkt es sich bei der Kennzahl.
sheet-no-dates = { $path }: In keiner Spalte steht ein Datum. { $there }
hint-sheet-no-dates = Zu jeder Messung gehört ihr Tag. Gib der Spalte in deinem Tabellenprogramm ein Datumsformat, oder füge eine Spalte mit dem Datum hinzu; eine laufende Nummer ist keines.
sheet-which-date = { $path }: In mehreren Spalten steht ein Datum: { $there }.
hint-sheet-which-date = Sag, welche es ist: --column "{ $name }=date"
sheet-no-values = { $path }: In keiner Spalte stehen Zahlen für { $metric }. { $there }
hint-sheet-no-values = Sag, welche Spalte es ist: --column SPALTE=KENNZAHL
sheet-which-column = { $path }: Mehrere Spalten können { $metric } sein: { $there }.
hint-sheet-which-column = Sag, welche es ist: --column "{ $name }={ $metric }". kata merkt es sich bei der Kennzahl.
sheet-none-known = { $path }: Von keiner Spalte ist bekannt, dass sie eine Kennzahl dieser Tafel ist: { $there }.
hint-sheet-none-known = Sag, welche Kennzahl es ist: --column "{ $name }=KENNZAHL"
sheet-column-missing = { $path } hat keine Spalte „{ $name }“.
sheet-column-twice = { $path } hat mehr als eine Spalte „{ $name }“.
hint-sheet-column-twice = Nimm den Buchstaben anstelle des Namens: { $there }
sheet-bad-rows = { $count ->
    [one] { $path }: 1 Zeile ist nicht zu lesen, darum wurde nichts eingelesen.
   *[other] { $path }: { $count } Zeilen sind nicht zu lesen, darum wurde nichts eingelesen.
}
sheet-bad-row = Zeile { $line }, { $column }: { $what }
sheet-more-rows = … und { $count } weitere; alle mit --format json
hint-sheet-bad-rows = Berichtige sie in der Tabelle und lies sie noch einmal ein. Sind Zeilen anders geschrieben als der Rest, hilft vielleicht --dates oder --decimal.
cell-no-date = da steht kein Datum
cell-not-a-date = „{ $text }“ ist kein Datum
cell-no-such-day = „{ $text }“ steht in keinem Kalender
cell-no-year = „{ $text }“ hat kein Jahr
cell-day-number = { $text } ist eine Zahl und kein Datum
cell-other-order = „{ $text }“ ist kein Datum, wenn { $order ->
    [dmy] der Tag vorn steht
    [mdy] der Monat vorn steht
   *[ymd] das Jahr vorn steht
} wie im Rest der Spalte
cell-not-a-number = „{ $text }“ ist keine Zahl
cell-too-large = { $text } ist zu groß zum Speichern
cell-other-mark = „{ $text }“ passt nicht zum Rest der Spalte mit Dezimal{ $decimal ->
    [comma] komma
   *[point] punkt
}
cell-other-unit = „{ $text }“ ist in einer anderen Einheit als { $unit }
cell-time-unit = „{ $text }“ ist eine Zeit, und die passt nur zu h, min und s, nicht zu { $unit }
cell-bad-time = „{ $text }“ ist keine Zeit; schreib sie als h:mm oder h:mm:ss, mit Minuten und Sekunden unter 60
cell-is-a-date = { $text } ist ein Datum und kein Wert
cell-error = { $text } ist die Fehlermeldung einer Formel
failed-column = „{ $text }“ sagt nicht, welche Kennzahl eine Spalte ist.
failed-column-twice = --column sagt zweimal, welche Spalte „{ $name }“ ist.
hint-column-twice = Nenne eine Spalte dafür, mit ihrer Überschrift oder ihrem Buchstaben.
hint-column = Schreib es als SPALTE=KENNZAHL: --column "Durchlaufzeit (min)=lead-time"
imported-problems = { $count } Probleme, { $first } bis { $last }
reading-json = { $path }: eine Liste in JSON
reading-field = { $field }: „{ $column }“
reading-problems = { $count ->
    [one] 1 Problem
   *[other] { $count } Probleme
}
reading-problems-there = { $count ->
    [one] 1 davon war schon da.
   *[other] { $count } davon waren schon da.
}
reading-no-source = Ohne Quelle ist nicht zu sehen, ob ein Problem schon einmal eingelesen wurde; liest du die Datei noch einmal ein, kommt es noch einmal dazu. Eine Spalte lässt sich nennen: --column SPALTE=source
sheet-no-texts = { $path }: Von keiner Spalte ist bekannt, dass sie sagt, was das Problem ist: { $there }.
hint-sheet-no-texts = Sag, welche es ist: --column "{ $name }=text"
sheet-too-many = { $path } hat mehr als 1.000 Probleme, und jedes wird eine eigene Datei.
sheet-broken-json = { $path }, Zeile { $line }: kein JSON: { $error }
sheet-no-list = { $path } ist JSON, aber keine Liste von Objekten.
hint-sheet-json = Gebraucht wird eine Liste von Objekten mit immer denselben Schlüsseln: [{"{"}"text": "…", "source": "…"{"}"}]
cell-no-text = da steht nicht, was das Problem ist
cell-source-twice = „{ $text }“ ist auch die Quelle von Zeile { $line }, in der etwas anderes steht; jedes Problem hat seine eigene
failed-inbox-column = „{ $text }“ sagt nicht, was eine Spalte ist.
hint-inbox-column = Schreib es als SPALTE=FELD, mit einem von: { $known }
standard-input = Standardeingabe
ask-sheet-dates = Welcher Tag ist „{ $text }“ in Zeile { $line }?
ask-sheet-decimal = Welche Zahl ist „{ $text }“ in Zeile { $line }, „{ $column }“?
ask-sheet-column = Welche Spalte ist { $metric }?
ask-sheet-date-column = In welcher Spalte steht das Datum?
ask-sheet-sheet = Welches Blatt?
ask-sheet-go-on = Ist es so gemeint?

## Der Verlauf

history-cut-off = Der ältere Verlauf wurde beim Klonen weggelassen; was davor war, ist hier nicht bekannt. Hol ihn mit: `git fetch --unshallow`
history-slow = Das hat gedauert. Git kann vorhalten, was es schnell macht: `git commit-graph write --reachable --changed-paths`
as-it-stood = wie es am { $on } stand, { $commit }
failed-point = „{ $text }“ ist weder eine Revision dieses Repositorys noch ein Datum.
hint-point = Schreib ein Datum wie 2026-12-01, gestern oder fr, oder eine Revision wie HEAD~3, main oder die ID eines Commits.
failed-nothing-yet = Am { $on } war hier noch nichts festgehalten.
hint-nothing-yet = Sieh nach, wann es begann: `kata log`
failed-not-there-yet = { $text } gab es am { $on } noch nicht.
hint-not-there-yet = Sieh nach, wie es entstand: `kata log { $text }`
order-unproven = kam in einem Commit mit dem Ergebnis; was zuerst da war, lässt sich nicht sagen
order-late = wurde nach dem Ergebnis aufgeschrieben
order-nothing-expected = nichts
label-order = Erwartung
label-expected-before = Erwartet vor dem Ergebnis
label-why = Wofür es da ist
label-commits = Commits, die es nennen
why-nothing = Nirgends steht, wozu es beiträgt.
change-new = neu
change-gone = nicht mehr da
change-stem = Dateiname
change-became = { $old } → { $new }
change-taken-out = { $old } (herausgenommen)
diff-nothing = Es gibt keine Unterschiede.
check-in-commit = Commit { $commit }
check-not-committed = noch nicht committet
check-order-unproven = Die Erwartung von { $reference } kam in einem Commit mit dem Ergebnis ({ $commit }); was zuerst da war, lässt sich nicht sagen.
cure-order-unproven = Führ Branches mit Einträgen per Merge zusammen, nicht per Squash. { $accept }
check-prediction-changed = Was { $reference } erwartet, ist nicht, was vor dem Ergebnis dort stand ({ $commit }): „{ $expected }“
cure-prediction-changed = Beides steht in `kata show { $reference }`. { $accept }
check-prediction-late = { $reference } hatte sein Ergebnis ({ $commit }), bevor irgendetwas davon erwartet wurde.
cure-prediction-late = Nimm die Erwartung wieder heraus; dann zählt es als Schritt ohne Vorhersage. { $accept }
cure-accept = Ist es bekannt und bleibt es so, darf in kata.toml stehen: [check] accept = ["{ $line }"]
check-history-shallow = Der ältere Verlauf wurde beim Klonen weggelassen; die Reihenfolge älterer Schritte ist hier nicht bekannt.
cure-history-shallow = Hol ihn: `git fetch --unshallow`, in einem Workflow fetch-depth: 0
check-link = { $path } ist ein Link; ihm wird nicht gefolgt, und was dahinter liegt, wird nicht gelesen.
cure-link = Leg die Dateien selbst dorthin.
check-bad-name = Der Name von { $path } geht nicht auf jedem System.
cure-bad-name = Gib ihm mit git mv einen Namen aus Buchstaben, Ziffern und Bindestrichen, dann: `kata save`
check-name-clash = Auf manchen Systemen sind { $path } und { $other } ein und dasselbe.
cure-name-clash = Gib einem von beiden mit git mv einen anderen Namen.
failed-format = Dieser Befehl kennt dieses Format nicht.
hint-format = Jeder Befehl kennt human und json; `kata check` auch github, `kata agenda` und `kata review` auch markdown.
review-of = Überblick über { $board }
review-of-all = Überblick
review-since = seit { $what } ({ $on })
review-since-cycle = seit dem Coachingzyklus vom { $on }
review-since-target = seit dem Ziel- oder Ist-Zustand vom { $on }; einen Coachingzyklus gab es noch nicht
review-since-begin = von Anfang an
review-nothing = Es hat sich nichts geändert.
review-questions = Fragen, die sich lohnen
names-and-more = { $names } und { $more } weitere
body-takes-back = Nimmt zurück: { $subject } ({ $commit })
undo-done = Zurückgenommen: { $subject } ({ $commit })
redo-done = Wiederhergestellt: { $subject } ({ $commit })
failed-undo-nothing = Hier ist kein Schritt von dir, der sich zurücknehmen ließe.
hint-undo-nothing = Sieh nach, von wem die Schritte sind: `kata log`. Mit einem Kürzel sagst du, welchen Schritt du meinst: `kata undo KÜRZEL`
failed-redo-nothing = Hier wurde nichts zurückgenommen, das sich wiederherstellen ließe.
hint-redo-nothing = Sieh nach, was geschah: `kata log`
failed-undo-built-on = „{ $subject }“ wird nicht zurückgenommen, denn spätere Schritte bauen darauf auf: { $later }
hint-undo-built-on = Nimm erst diese zurück, den neuesten zuerst; oder ändere, was nicht stimmt: einen Text mit `edit`, etwa `kata experiment edit E1`, eine Messung mit `kata measure‹ KENNZAHL 41 --instead-of 40›`.
failed-undo-needed = „{ $subject }“ wird nicht zurückgenommen: Ohne diesen Schritt passt das Ganze nicht mehr zusammen.
hint-undo-change = Ändere stattdessen, was nicht stimmt: einen Text mit `edit`, etwa `kata experiment edit E1`, eine Messung mit `kata measure‹ KENNZAHL 41 --instead-of 40›`.
failed-undo-undo = „{ $subject }“ nimmt selbst einen Schritt zurück.
hint-undo-undo = Den Schritt wiederherstellen: `kata redo`
failed-undo-merge = „{ $subject }“ ist ein Merge, und der bringt Schritte anderer mit.
hint-undo-merge = Nimm einen einzelnen Schritt zurück, oder den Merge mit git revert.
failed-undo-home = Mit „{ $subject }“ wurde dieser Kata-Ordner angelegt.
hint-undo-home = Soll er weg, entferne seine Dateien mit git rm.
failed-undo-cut-off = Was „{ $subject }“ geändert hat, ist hier nicht bekannt, denn der ältere Verlauf wurde weggelassen.

## Dates and numbers

date-not-a-date = „{ $text }“ ist kein Datum; du kannst es so schreiben: { $accepted }
date-ambiguous = „{ $text }“ kann { $day_first } oder { $month_first } heißen; schreib { $day_first_iso } oder { $month_first_iso }
date-no-such-day = „{ $text }“ steht in keinem Kalender; prüf Tag und Monat
date-no-such-time = „{ $text }“ hat eine Uhrzeit, die es nicht gibt; schreib sie wie 09:30 oder 16:30
date-short-year = „{ $text }“ hat eine kurze Jahreszahl; schreib das Jahr mit vier Ziffern
date-wrong-weekday = „{ $text }“ nennt einen anderen Wochentag als den von { $day }
date-time-not-wanted = „{ $text }“ hat eine Uhrzeit, und hier wird nur ein Datum gebraucht
date-too-far = „{ $text }“ liegt zu weit weg; Jahre gehen von 1 bis 9999
number-not-a-number = „{ $text }“ ist keine Zahl; schreib sie wie 41,5 oder 41.5
number-ambiguous = „{ $text }“ kann { $whole } oder { $fraction } heißen; schreib { $whole } für das erste, { $exact } für das zweite
number-other-unit = „{ $text }“ ist in { $given }, hier wird aber in { $unit } gemessen
number-no-unit = „{ $text }“ ist in { $given }, hier gehört aber keine Einheit hin
number-not-a-time-unit = „{ $text }“ sind Stunden und Minuten, hier wird aber in { $unit } gemessen; das geht nur bei h, min und s
number-time-without-unit = „{ $text }“ sind Stunden und Minuten, hier gehört aber keine Einheit hin; das geht nur bei h, min und s
number-bad-time = „{ $text }“ ist keine Zeit; schreib sie als h:mm oder h:mm:ss, mit Minuten und Sekunden unter 60
number-too-large = „{ $text }“ ist zu groß zum Speichern
number-not-a-range = „{ $text }“ ist kein Bereich; schreib ihn wie 36..39, ..40, 36.. oder 36
number-reversed = „{ $text }“ beginnt mit der größeren Zahl; schreib { $high }..{ $low }

## Gelerntes und Zahlen

label-built-on = Darauf baut auf
lessons-beside = Früher gelernt, und diesem Schritt nah:
lessons-none-yet = Hier steht noch nichts Gelerntes. Das Ergebnis eines Experiments, der Rückblick auf einen Ziel-Zustand oder der Grund, warum etwas verworfen wurde, wird hier stehen.
lessons-none-such = So etwas wurde hier noch nicht gelernt. Ohne eine der Optionen findet sich vielleicht etwas.
lessons-not-found = Nichts Gelerntes kommt „{ $query }“ nahe. Mit anderen Worten findet sich vielleicht etwas; `kata lessons` allein zeigt alles.
lessons-not-found-such = Nichts Gelerntes dieser Art kommt „{ $query }“ nahe. Mit anderen Worten oder weniger Optionen findet sich vielleicht etwas.
lessons-near = Nirgends steht „{ $words }“; das hier ist ähnlich.
lessons-more = { $count ->
    [one] 1 weitere Lehre wird nicht gezeigt.
   *[other] { $count } weitere Lehren werden nicht gezeigt.
}
stats-title = { $board }: Zahlen für alle, die hier lernen
stats-nothing = Hier ist noch nichts geschehen, was sich in Zahlen sagen ließe.
stats-weeks = Wochen, in denen etwas geschah
stats-weeks-of = { $active } von { $all }, seit { $since }
stats-between-cycles = Zwischen zwei Coachingzyklen
stats-between-experiments = Zwischen zwei Experimenten
stats-held = Vorhergesagte Bereiche, die eintrafen
stats-held-of = { $held } von { $told }
stats-held-few = { $held } von { $told }; bei so wenigen kann der wahre Anteil irgendwo zwischen { $low } und { $high } % liegen
stats-days-per-target = Ein Ziel-Zustand dauert
stats-experiments-per-target = Experimente für einen Ziel-Zustand
stats-to-result = Vom Plan zum Ergebnis
stats-spread = { $median } ({ $low } – { $high })
stats-days = { $days ->
    [one] { $shown } Tag
   *[other] { $shown } Tage
}
stats-hours = { $hours ->
    [one] { $shown } Stunde
   *[other] { $shown } Stunden
}
stats-minutes = { $minutes ->
    [one] { $shown } Minute
   *[other] { $shown } Minuten
}
stats-surprises = Was anders lief als erwartet
stats-surprises-more = { $count ->
    [one] 1 weiteres zeigt { $command }
   *[other] { $count } weitere zeigt { $command }
}
stats-totals = Alle Tafeln zusammen
stats-boards = Kata-Tafeln
stats-boards-of = { $all } ({ $closed } abgeschlossen, { $resting } ruhend)
stats-cycles = Coachingzyklen
stats-experiments = Experimente
stats-experiments-of = { $planned } geplant, { $recorded } festgehalten, { $dropped } verworfen
stats-targets = Ziel-Zustände
stats-targets-of = { $set } gesetzt, auf { $back } zurückgeblickt
stats-obstacles = Hindernisse
stats-obstacles-of = { $found } gefunden, { $resolved } überwunden
stats-standards = Arbeitsstandards in Gebrauch
stats-problems = Probleme
stats-problems-of = { $raised } gemeldet, { $answered } beantwortet oder aufgegriffen
stats-not-yours = { $board } ist die Tafel von jemand anderem; ihre Zahlen sind nur für die Person, die dort lernt.
stats-which-board = Wessen Zahlen gemeint sind, ist offen; nenne deine Tafel mit -b NAME.
stats-too-few = Was an den Tafeln geschah, wird hier nicht zusammengezählt: Wo weniger als drei Menschen lernen, verrät die Summe die Zahlen eines Einzelnen.

## Andere Repositorys

failed-unreachable = { $remote } ist nicht zu erreichen.
hint-unreachable = Sieh nach, ob das Netz da ist und die Adresse stimmt (`git remote -v`), und versuche es dann noch einmal.
failed-not-authorised = { $remote } lässt dich nicht hinein.
hint-not-authorised = Dein eigenes git fragt dort an, mit deinen Schlüsseln und Passwörtern; probiere es mit: `git ls-remote { $remote }`
failed-no-repository = Unter { $remote } gibt es kein Repository, oder keines, das du sehen darfst.
hint-no-repository = Sieh nach, ob die Adresse stimmt und ob du Zugang bekommen hast.
failed-bad-remote = „{ $remote }“ wird nicht als Adresse eines Repositorys verwendet.
hint-bad-remote-empty = Schreibe eine Adresse wie git@example.com:team/kata.git.
hint-bad-remote-option = Ein Teil davon beginnt mit einem Bindestrich und würde als Option gelesen. Schreibe ./ vor einen Ordner, der so heißt.
hint-bad-remote-control = Darin steht ein Steuerzeichen; wurde es irgendwoher kopiert?
hint-bad-remote-helper = Das würde das Programm git-remote-{ $helper } starten. Wenn du das willst, erlaube es zuerst: `git config --global protocol.{ $helper }.allow always`
failed-bad-branch = „{ $name }“ ist kein Name eines Branches.

## Ein Kata-Ordner auf einem eigenen Branch

home-on-branch = Er liegt auf dem Branch { $branch }, der mit deinen anderen Branches nichts zu tun hat; was du dort ausgecheckt hast, bleibt, wie es ist. Nur dieser Branch wird je von `kata sync` gepusht.
home-branch-here = Auf dem Branch { $branch } liegt schon ein Kata-Ordner. Er ist ausgecheckt in { $folder }.
home-branch-there = { $remote } hat schon einen Branch { $branch } mit einem Kata-Ordner. Er ist ausgecheckt in { $folder }.
warning-branch-not-asked = Ob { $remote } schon einen Branch { $branch } hat, ist nicht bekannt: { $why }
failed-branch-no-repository = { $folder } liegt in keinem Repository, das einen Branch haben könnte.
hint-branch-no-repository = Ohne --branch macht `kata init` ein Repository für den Kata-Ordner.
failed-branch-home = Der Kata-Ordner auf dem Branch { $branch } liegt schon in { $folder }.
hint-branch-home = Mach dort weiter: `kata -C { $folder } next`
failed-branch-taken = Der Branch { $branch } ist in { $folder } ausgecheckt, und darauf liegt kein Kata-Ordner.
failed-branch-other = Es gibt schon einen Branch { $branch }, und darauf liegt kein Kata-Ordner.
hint-branch-other = Nenne einen anderen Branch; er beginnt leer. Einen Kata-Ordner neben anderen Dateien legst du mit `kata init` ohne --branch an.
failed-folder-taken = { $folder } ist nicht leer.
hint-folder-taken = Nenne hinter dem Befehl einen anderen Ordner.
hint-home-elsewhere = Es gibt einen in { $folder }: `kata -C { $folder }`

## Zwei Klone: kata sync und kata resolve

subject-merged = zusammengeführt
subject-renumbered = neu nummeriert
failed-in-the-way = Hier geändert und noch nicht committet, und auch von dem geändert, was hereinkommt: { $paths }
hint-in-the-way = Committe erst deine Änderung (was zur Tafel gehört mit `kata save`) oder lege sie mit git stash beiseite; versuche es dann noch einmal.
failed-sync-detached = HEAD steht auf keinem Branch, also kann nichts einem anderen folgen.
hint-sync-detached = Zurück zu deinem Branch: `git switch -`
failed-sync-here = { $branch } folgt { $other } in genau diesem Repository; es gibt nichts zu holen.
hint-sync-here = Nenne das Remote: `kata sync REMOTE`
failed-sync-unclear = { $branch } folgt einem Branch mit anderem Namen, { $there }; dorthin zu pushen ist vielleicht nicht gemeint.
hint-sync-unclear = Wenn doch, sag es einmal: `git config push.default upstream`. Wenn nicht: `git branch --unset-upstream { $branch }`
failed-sync-nowhere = Es gibt noch kein anderes Repository, mit dem abgeglichen werden könnte.
hint-sync-nowhere =
    Lege ein leeres an, das ihr beide erreicht, bei einem Anbieter oder in einem gemeinsamen Ordner, und nenne es hier:
      `git init --bare ORDNER/uebung.git`      nur in einem gemeinsamen Ordner
      `git remote add origin ADRESSE`
failed-sync-several = { $branch } folgt noch keinem Branch, und es gibt mehrere Remotes: { $remotes }
hint-sync-several = Nenne das gemeinte: `kata sync { $remote }`
failed-sync-unrelated = { $remote } und dieser Branch haben keinen Commit gemeinsam: Das sind zwei Kata-Ordner.
hint-sync-unrelated = Prüfe, ob es das richtige Remote ist: `git remote -v`. Trotzdem zusammenführen: `git merge --allow-unrelated-histories { $remote }`, danach `kata resolve`
failed-sync-others = { $count ->
    [one] Ein Commit, der zu { $remote } ginge, ändert
   *[other] { $count } Commits, die zu { $remote } gingen, ändern
  } Dateien außerhalb des Kata-Ordners.
hint-sync-others = Wenn sie mitgehen dürfen: `kata sync --with-others`
failed-sync-own-hook = Dein eigener pre-push-Hook hat den Push angehalten.
hint-sync-own-hook = Was hereinkam, ist zusammengeführt; behebe, was der Hook sagt, und rufe `kata sync` noch einmal auf.
failed-sync-refused = { $remote } nimmt das für { $branch } nicht an.
hint-sync-refused = Hier ist alles zusammengeführt. Pushe es auf einen eigenen Branch und mache aus { $aside } einen Pull-Request für { $branch }: { $command }
failed-sync-moving = Andere waren mit ihrem Push zu { $remote } jedes Mal etwas schneller.
hint-sync-moving = Hier ist alles zusammengeführt; rufe `kata sync` gleich noch einmal auf.
failed-other-files = Andere Dateien haben einen Konflikt, und die führt nur git zusammen: { $paths }
hint-other-files = Noch ist nichts geschehen. Führe mit `{ $command }` zusammen, bringe diese Dateien in Ordnung, und rufe für die Einträge `kata resolve` auf.
hint-other-conflicts = Die Einträge sind entschieden. Bringe diese Dateien in Ordnung, rufe git add auf, und schließe mit git ab.
failed-undecided = { $count ->
    [one] Ein Feld wurde
   *[other] { $count } Felder wurden
  } auf beiden Seiten geändert, und nur ein Mensch kann sagen, was gilt: { $fields }
hint-undecided = `kata resolve` fragt eins nach dem anderen. Oder sag es gleich: `kata resolve { $field } --take ours`, `kata resolve { $field } --take theirs`{ $both ->
    [yes] , `kata resolve { $field } --take both`
   *[no] {""}
}, `kata resolve { $field } --value "…"`
merge-ours = hier
merge-theirs = kommt herein
merge-both = beides
merge-other = etwas anderes
merge-nothing = nichts
merge-expectation = Eine Seite änderte, was erwartet wurde, die andere hielt fest, was geschah. Was stand da, bevor es gemacht wurde?
ask-merge = Was gilt für { $field }?
ask-merge-value = Was soll da stehen?
failed-not-open = Zu „{ $field }“ gibt es nichts zu entscheiden.
hint-nothing-open = Hier gibt es nichts zu entscheiden.
hint-open-fields = Noch zu entscheiden: { $fields }
failed-no-both = In { $field } passt nur ein Wert.
failed-no-value = { $field } lässt sich nicht als Wert schreiben; nimm ours, theirs oder both, und bearbeite den Eintrag danach.
failed-take-missing = Es steht nicht dabei, was für { $field } gilt.
sync-nothing = Nichts Neues, weder hier noch bei { $remote }.
sync-came = { $count ->
    [one] Ein Schritt kam von { $remote } herein:
   *[other] { $count } Schritte kamen von { $remote } herein:
  }
sync-went = { $count ->
    [one] Ein Schritt ging zu { $remote }:
   *[other] { $count } Schritte gingen zu { $remote }:
  }
sync-more = … und { $count } weitere (`kata log`)
sync-together = Zusammengebracht:
sync-combined = { $reference }: { $text }
sync-kept-ours = { $reference } bleibt: Du hast es entfernt, dort wurde es geändert
sync-kept-theirs = { $reference } bleibt: Dort wurde es entfernt, du hast es geändert
sync-board-kept-ours = Tafel { $board } bleibt: Du hast sie entfernt, dort wurde an ihr gearbeitet
sync-board-kept-theirs = Tafel { $board } bleibt: Dort wurde sie entfernt, du hast an ihr gearbeitet
sync-renumbered = { $old } ({ $stem }) heißt jetzt { $new }, denn die Nummer war zweimal vergeben
sync-odd = { $board }: { $finding }
sync-closed-board = { $board } wurde auf einer Seite geschlossen, während auf der anderen weitergearbeitet wurde. Seht euch gemeinsam an, was noch offen ist, oder öffne die Tafel wieder: `kata board reopen { $board }`
verbose-moved-on = { $remote } ist inzwischen weiter; es wird noch einmal geholt
resolve-done = Alles ist entschieden.
resolve-left = Aufgehört; es wurde nichts festgehalten. Was entschieden ist, bleibt erhalten. Damit weitermachen: `kata resolve`
resolve-nothing = Es gibt nichts zu entscheiden, und keine Nummer ist doppelt.
resolve-go-on = Weiter mit: { $command }
check-merge-mixed = Im Merge { $commit } steht bei { $field } etwas anderes, als seine beiden Seiten ergeben; git hat vielleicht einen Eintrag für einen anderen gehalten.
cure-merge-mixed = Vergleiche mit `{ $command }`, stelle es richtig und rufe `kata save` auf; oder, wenn es so gemeint ist, nimm es in kata.toml hin: [check] accept = ["{ $accept }"]

## Was zu tun ist, wenn ein anderes Programm oder die Platte einen Befehl aufhielt

hint-again = Ist das behoben, gib denselben Befehl noch einmal ein.
hint-busy = Warte, bis er fertig ist, und versuche es dann noch einmal.
hint-bad-rev = Sieh nach, welche es gibt: `git log --oneline`
hint-read = Sieh nach, ob das Repository heil ist: `git fsck`
hint-step-note = Das ist die Notiz zu einem Schritt, der unterbrochen wurde. Sieh mit `git status` nach, was er hinterlassen hat, lösch die Notiz und versuche es dann noch einmal.

## Diagramme

chart-run = Verlaufsdiagramm
chart-xmr = Prozessverhaltensdiagramm
chart-title = { $name } ({ $unit })
chart-span = { $count ->
    [one] 1 Punkt, { $first }
   *[other] { $count } Punkte, { $first } bis { $last }
}
chart-points = Punkte
chart-set-aside = beiseitegelegt
chart-signal = Signal
chart-mean = Mittelwert
chart-median = Median
chart-upper = Obergrenze
chart-lower = Untergrenze
chart-limits = Grenzen { $lower } bis { $upper }
chart-moving-range = gleitende Spannweite
chart-target = { $target }: { $range }, bis { $by }
chart-measured-anew = ab { $from } anders gemessen: { $how }
chart-named = { $name } { $value }
chart-point-set-aside = { $point }, beiseitegelegt: { $why }
chart-earlier = { $count ->
    [one] 1 frühere Markierung wird hier nicht genannt.
   *[other] { $count } frühere Markierungen werden hier nicht genannt.
}
chart-earlier-signals = { $count ->
    [one] 1 früheres Signal wird hier nicht genannt.
   *[other] { $count } frühere Signale werden hier nicht genannt.
}
chart-few = { $count ->
    [one] Bisher ist es 1 Punkt; ab { $enough } zeigt das Diagramm Grenzen.
   *[other] Bisher sind es { $count } Punkte; ab { $enough } zeigt das Diagramm Grenzen.
}
chart-empty = Hier wurde noch nichts gemessen: `kata measure { $metric } WERT`
chart-soft = Die Grenzen stammen aus { $count } Punkten und werden sich noch verschieben.
chart-gaps = Die Linie ist unterbrochen, wo lange nichts gemessen wurde.
chart-without-place = { $count ->
    [one] 1 Messwert ist keine endliche Zahl und deshalb nicht gezeichnet.
   *[other] { $count } Messwerte sind keine endlichen Zahlen und deshalb nicht gezeichnet.
}
chart-no-signal = Kein Signal: Die Punkte schwanken, wie dieser Prozess es von selbst tut.
chart-above-limit = { $count ->
    [one] { $points } liegt über der Obergrenze von { $limit }.
   *[other] { $count } Punkte liegen über der Obergrenze von { $limit }: { $points }.
}
chart-below-limit = { $count ->
    [one] { $points } liegt unter der Untergrenze von { $limit }.
   *[other] { $count } Punkte liegen unter der Untergrenze von { $limit }: { $points }.
}
chart-row-above = { $count } Punkte in Folge liegen über dem Mittelwert von { $centre }, vom { $first } bis zum { $last }.
chart-row-below = { $count } Punkte in Folge liegen unter dem Mittelwert von { $centre }, vom { $first } bis zum { $last }.
chart-near-upper = { $count } Punkte liegen näher an der Obergrenze als am Mittelwert, mindestens drei von je vier in Folge: { $points }.
chart-near-lower = { $count } Punkte liegen näher an der Untergrenze als am Mittelwert, mindestens drei von je vier in Folge: { $points }.
chart-step-up = Von { $before } auf { $after } ist ein größerer Schritt als die { $limit }, die dieser Prozess von selbst macht.
chart-step-down = Von { $before } hinunter auf { $after } ist ein größerer Schritt als die { $limit }, die dieser Prozess von selbst macht.
chart-run-above = { $count } Punkte in Folge liegen über dem Median von { $centre }, vom { $first } bis zum { $last }; der Zufall allein gäbe höchstens { $longest }.
chart-run-below = { $count } Punkte in Folge liegen unter dem Median von { $centre }, vom { $first } bis zum { $last }; der Zufall allein gäbe höchstens { $longest }.
refused-which-metric = Diese Tafel hat mehrere Kennzahlen.
hint-which-metric = Nenne eine: `kata chart { $first }`. Es gibt: { $known }
chart-written = Das Diagramm steht in { $path }.
ask-which-chart = Von welcher Kennzahl?
failed-two-outputs = Die Standardausgabe ist für eines von beiden: das SVG oder das JSON-Dokument.
hint-two-outputs = Nenne eine Datei für das SVG: --svg DATEI

## Exports

exported = Geschrieben: { $path }
exported-unchanged = { $path } ist schon auf diesem Stand.
failed-export-write = { $path } kann nicht geschrieben werden: { $error }
failed-export-folder = { $path } ist ein Ordner.
hint-export-folder = Nenne eine Datei darin: { $option } { $folder }/DATEI
failed-export-exists = { $path } gibt es schon, und es ist kein früherer Export dieser Art.
hint-export-exists = Nenne eine andere Datei, oder lass sie mit --force ersetzen.
failed-export-record = { $path } liegt zwischen den Einträgen dieses Kata-Ordners oder in seinem git-Verzeichnis.
hint-export-record = Ein Export ändert keine Einträge: nenne eine Datei an einem anderen Ort.
export-date = Datum
failed-export-no-metric = { $board } hat noch keine Kennzahl.
hint-export-no-metric = Leg eine an: `kata metric add NAME --unit EINHEIT`
failed-restore = { $path } wurde nicht übernommen. { $count ->
    [one] Das steht
   *[other] Diese { $count } stehen
} im Weg:
hint-restore = Es wurde nichts geändert. Importiere in einen eigenen Kata-Ordner (kata init), oder ändere oder entferne, was im Weg steht, dort oder hier.
restore-more = und { $count } weitere
restore-differs = { $file } gibt es hier, und darin steht etwas anderes
restore-elsewhere = { $file } gibt es hier schon als { $there }
restore-number = { $file } hat die Nummer von { $taken }
restore-twice = { $file } steht zweimal im Export
restore-name = { $file } ist kein Name, den ein Eintrag haben kann
restore-no-board = { $file } gehört zu einer Tafel, die weder hier noch im Export ist
restore-settings = { $file } hat hier andere Einstellungen oder jemand anderen unter demselben Kurznamen
imported-records = { $boards ->
    [0] { $count ->
        [one] 1 Eintrag
       *[other] { $count } Einträge
    }
    [one] 1 Tafel, { $count ->
        [one] 1 Eintrag
       *[other] { $count } Einträge
    }
   *[other] { $boards } Tafeln, { $count } Einträge
}
restored-board = { $board }: { $count ->
    [one] 1 Eintrag
   *[other] { $count } Einträge
}
restored-home = Kata-Ordner: { $count ->
    [one] 1 Eintrag
   *[other] { $count } Einträge
}
restored-there = { $count ->
    [one] 1 Eintrag war schon da.
   *[other] { $count } Einträge waren schon da.
}
failed-restore-too-large = { $path } ist zu groß für einen Export.
failed-restore-json = { $path }, Zeile { $line }, Spalte { $column }: { $error }
failed-restore-schema = { $path } ist { $found } und kein kata.export/1.
failed-restore-no-schema = { $path } sagt nicht, dass es kata.export/1 ist.
failed-restore-place = { $path }, Zeile { $line }: Ein Eintrag der Art „{ $kind }“ kann nicht „{ $record }“ heißen.
failed-restore-record = { $path }, Zeile { $line }: „{ $record }“ lässt sich nicht als Eintrag lesen: { $error }
failed-restore-text = { $path }, Zeile { $line }: Bei „{ $record }“ sagen text und record nicht dasselbe.
failed-restore-size = { $path }, Zeile { $line }: „{ $record }“ ist zu groß für einen Eintrag.
hint-restore-document = Es wurde nichts geändert. So ein Dokument schreibt `kata export json`; was hineingehört, steht in docs/json.md.
history-title = { $name } · Lernverlauf

## Was getippt oder kopiert ist und nichts bedeutet

failed-placeholder = „…“ steht für deine eigenen Worte; es wurde nichts festgehalten.
hint-placeholder = Schreib an diese Stelle, was du meinst. An einem Terminal kannst du es weglassen: Dann wirst du gefragt.
failed-dash = „-“ sagt nichts.
hint-dash = Lass weg, wozu es nichts zu sagen gibt. Alles aus der Standardeingabe: `--from -`
ask-typed-ahead = Das war schon getippt, bevor etwas gefragt wurde, und gilt nicht als Antwort:
ask-not-asked = Die nächsten Zeilen waren schon getippt, deshalb wird hier nicht weiter gefragt. Was fehlt, kannst du später mit edit ergänzen.
failed-email = „{ $text }“ ist keine E-Mail-Adresse.
hint-email = Schreib sie so, wie git sie kennt: name@example.org
demo-left = Aufgehört; es wurde kein Beispiel angelegt.

## Der Weg hinein, und was gefragt wird, wenn nichts gesagt ist

home-created-there =
    Der Kata-Ordner { $folder } ist bereit. Geh dorthin und eröffne eine Tafel:
      `cd { $way }`
      `kata board new‹ NAME --learner NAME --challenge "…"›`
failed-init-own-folder = Das ist dein eigener Ordner, und er liegt in keinem Repository: Mit einem Kata-Ordner hier käme alles hinein, was du hast.
hint-init-own-folder = Gib dem Kata-Ordner einen eigenen Ordner: `kata init NAME`. Meinst du doch diesen: `git init`, `kata init`
failed-init-within = { $folder } liegt im Kata-Ordner { $home }, wo dessen Einträge stehen.
hint-init-within = Wähle einen Ordner außerhalb. Eine Tafel beginnst du dort so: `kata board new`
begin-elsewhere = Hier gibt es keinen Kata-Ordner, aber in { $folder }: `kata -C { $folder }`
failed-no-folder = Den Ordner { $folder } gibt es nicht.
date-no-day = „{ $text }“ ist ein Monat; schreib den Tag dazu, etwa { $example }
ask-record = Um welchen Eintrag geht es? E14, TC3, packing/O5, oder eine Kennzahl bei ihrem Namen.
ask-note = Was willst du dazu anmerken?
ask-person = Wer?
ask-take = Als was greifst du es auf?
ask-take-obstacle = als neues Hindernis auf der Tafel { $board }
ask-take-board = mit einer eigenen Tafel
refused-none-ended = Auf dieser Tafel ist noch kein Eintrag dieser Art abgeschlossen ({ $noun }).

## Die Kata-Tafel, wie sie an der Wand hängt

board-metric = Kennzahl
board-began = Am Anfang
board-now = Jetzt
board-wanted = Ziel
board-date-step = Datum, Schritt

## Die Seite für die Wand

page-as-of = Stand { $day }
page-by = bis { $day }
page-no-challenge = Noch keine Herausforderung
page-no-target = Noch kein Ziel-Zustand.
page-no-condition = Noch hat niemand aufgeschrieben, wie der Prozess läuft.
page-no-focus = Keines davon ist im Fokus.
page-first = Am Anfang
page-now = Jetzt
page-wanted = Ziel
page-obstacles = Hindernisse
page-parking-lot = Hindernisliste
page-gone = Nicht mehr im Weg
page-next-step = Nächster Schritt
page-elsewhere = (ungekürzt auf Seite 2)
page-and-more = … und { $count } weitere, auf Seite 2
page-continues = Geht auf Seite 2 weiter.
page-continues-earlier = { $count ->
    [one] Geht auf Seite 2 weiter, mit 1 früheren Experiment.
   *[other] Geht auf Seite 2 weiter, mit { $count } früheren Experimenten.
}
page-in-full = Ungekürzt
page-earlier = Frühere Experimente
forms-title = Formulare zum Ausdrucken
forms-date = Datum
forms-run-chart = Verlaufsdiagramm
forms-fold = Hier falten
page-charts = Diagramme
page-further-charts = Weitere Diagramme
failed-page-and-json = Die Standardausgabe ist für eines von beiden: die Seite oder das JSON-Dokument.
hint-page-and-json = Nenne eine Datei für die Seite: --html DATEI

## kata board watch

failed-watch-json = Eine Tafel im Blick zu behalten ist etwas für Menschen; JSON gibt es davon nicht.
failed-watch-terminal = Eine Tafel behältst du in einem Terminal im Blick, und hier ist keins.
hint-watch = Um sie einmal zu sehen, oder für ein Skript: `kata board show`
watch-changed = { $at }: geändert: { $names }
watch-unreadable-at = { $name } ist nicht zu lesen: { $place } { $what } (kata check)
watch-unreadable = { $name } ist nicht zu lesen: { $why }
watch-keys-board = Tab: Tafeln · ↑↓: wählen · Enter: ansehen · c: Diagramm · ?: Tasten · q: Ende
watch-keys-page = ↑↓: blättern · c: Diagramm · Esc: zurück · ?: Tasten · q: Ende
watch-keys = Tasten
watch-key-boards = Tab, → | die nächste Tafel (zurück: Umschalt-Tab, ←)
watch-key-number = 1 … 9 | die Tafel mit dieser Nummer
watch-key-records = ↑ ↓, k j | der Eintrag darüber, darunter
watch-key-open = Enter | den Eintrag ansehen
watch-key-chart = c | das Diagramm der Kennzahl; noch einmal: der nächsten
watch-key-back = Esc | zurück zur Tafel
watch-key-page = Bild auf/ab, Leertaste | einen Bildschirm weiter oder zurück
watch-key-ends = Pos1 Ende, g G | der Anfang, das Ende
watch-key-reload = r | alles neu lesen
watch-key-suspend = Strg-Z | zurück zur Shell; fg macht weiter
watch-key-leave = q, Strg-C | beenden

## In einem Kata-Ordner mitmachen

clone-made = Der Kata-Ordner „{ $name }“ liegt in { $folder }.
clone-made-unnamed = Der Kata-Ordner liegt in { $folder }.
clone-apart = Er hat einen eigenen Branch, { $branch }, und der ist ausgecheckt.
clone-empty =
    In { $address } ist noch nichts begonnen; das Repository ist leer. So fängst du an:
      kata -C { $folder } init
clone-go = Geh dorthin: cd { $folder }
clone-me = Du bist { $name }.
clone-me-handle = Du bist { $name } ({ $handle }).
clone-stranger = git kennt dich als { $name } <{ $email }>, und so kennt dich hier niemand.
hint-clone-add = Sag, wer du bist: `kata people add KURZNAME --name "{ $name }" --email { $email }`
hint-clone-edit = Oder, wenn du eine Person aus dieser Liste bist ({ $people }): `kata people edit KURZNAME --email { $email }`
clone-learns = Du lernst an: { $boards }
clone-coaches = Du coachst an: { $boards }
clone-findings = `kata check` findet: { $findings }
clone-none-of-these = niemand davon
ask-clone-who = git kennt dich als { $name } <{ $email }>, und so kennt dich hier niemand. Wer davon bist du? Ist von dir noch keine E-Mail-Adresse bekannt, wird diese festgehalten.
ask-clone-who-nobody = git weiß nicht, wer du bist. Wer davon bist du?
ask-clone-be = Sollen deine Schritte hier von { $name } <{ $email }> sein?
failed-clone-name = { $address } sagt nicht, wie der Ordner heißen soll.
hint-clone-name = Nenne ihn: `kata clone URL ORDNER`
failed-clone-no-home = In { $address } gibt es keinen Kata-Ordner. Geklont ist es nach { $folder }.
hint-clone-no-home = War eine andere Adresse gemeint? So legst du hier einen an: `kata -C { $folder } init`
failed-clone-no-branch = Es gibt keinen Branch { $branch }. Was da ist, ist nach { $folder } geklont.
failed-clone-branches = Auf mehreren Branches liegt ein Kata-Ordner: { $branches }
hint-clone-branch = Checke den aus, der gemeint ist: `git -C { $folder } switch BRANCH`
failed-clone-several = Darin liegen mehrere Kata-Ordner: { $homes }
hint-clone-several = Geh in den, der gemeint ist, unterhalb von { $folder }.
driver-open = { $field } wurde auf beiden Seiten geändert; entscheide es mit: `kata resolve`
driver-different = { $path } ist nicht auf beiden Seiten derselbe Eintrag; führe sie zusammen mit: `kata resolve`

## Bilder

field-pictures = Bild
field-file = Datei
field-caption = Bildunterschrift
picture-of = Bild zu { $of }
failed-picture-large = { $path } ist größer, als ein Bild sein darf: 48 MB.
failed-picture-points = { $path } hat { $width } × { $height } Punkte, und ein Bild darf 64 Millionen haben.
hint-picture-smaller = Speichere es in einem Bildprogramm kleiner; mehr als 2000 Punkte Breite werden nicht behalten.
failed-picture-svg = { $path } ist eine SVG-Zeichnung; darin können Skripte stehen und Verweise nach anderswo.
hint-picture-svg = Exportiere die Zeichnung als PNG, oder mach einen Screenshot.
failed-picture-heif = { $path } ist in einem Format von Telefonen (HEIC, AVIF), das nicht alle öffnen können.
hint-picture-heif = Speichere oder teile es als JPEG. Ein iPhone nimmt selbst JPEG auf: Einstellungen, Kamera, Formate, Maximale Kompatibilität.
failed-picture-pdf = { $path } ist ein PDF-Dokument und kein Bild.
hint-picture-pdf = Speichere die Seite als PNG, oder verweise auf das Dokument: --link URL
failed-picture-unknown = { $path } ist kein Bild in einem Format, das hier bekannt ist.
hint-picture-unknown = Möglich sind JPEG, PNG, WebP und GIF.
failed-picture-broken = { $path } lässt sich nicht als Bild lesen: { $error }
hint-picture-broken = Öffne es in einem Bildprogramm und speichere es neu.
restore-no-picture = { $file } im Export ist kein Bild
check-picture-missing = Das Bild { $file } ist nicht da.
cure-picture-missing = Hol es mit git checkout zurück, oder nimm es aus dem Eintrag: `{ $command }`
check-picture-unused = Kein Eintrag nennt dieses Bild.
cure-picture-unused = Wenn niemand es mehr braucht: `git rm { $path }`
check-picture-name = { $file } ist kein Name eines Bildes, und es wird nicht danach gesucht.
cure-picture-name = Füge das Bild mit --picture hinzu; dann bekommt es seinen Namen.

## Die Site

site-boards = Tafeln
site-lessons = Gelernt
site-problems = Probleme
site-standards = Arbeitsstandards
site-culture = Kultur
site-history = Verlauf
site-calendar = Kalender zum Abonnieren
site-feed = Newsfeed
site-skip = Zum Inhalt
site-no-boards = Es gibt noch keine Tafel.
site-due = Fällig
site-nothing-due = In den nächsten zwei Wochen ist nichts fällig.
site-no-problems = Noch hat niemand ein Problem gemeldet.
site-no-standards = Es gibt noch keinen Arbeitsstandard.
site-no-lessons = Noch ist nichts gelernt worden.
site-search = Suchen
site-search-none = Nichts gefunden
site-years = Jahre
site-written = Geschrieben in { $path }: { $written ->
    [one] 1 Datei
   *[other] { $written } Dateien
}{ $unchanged ->
    [0] {""}
    [one] , 1 blieb, wie sie war
   *[other] , { $unchanged } blieben, wie sie waren
}{ $removed ->
    [0] {""}
   *[other] , { $removed } entfernt
}.
site-left = { $path } gehört nicht mehr zur Site, wurde aber nach dem Schreiben geändert und bleibt.
failed-site-foreign = { $path } ist nicht leer und keine Site von kata.
hint-site-foreign = Nenne einen anderen Ordner oder einen neuen: `kata export site -o ORDNER`
failed-site-taken = { $path } wäre eine Datei der Site, aber dort liegt schon eine andere.
hint-site-taken = Verschieb sie, oder nenne einen anderen Ordner: `kata export site -o ORDNER`
failed-site-stdout = Eine Site ist ein Ordner und kann nicht in die Standardausgabe.
hint-site-stdout = Nenne den Ordner: `kata export site -o ORDNER`


## Was länger als eine Sekunde dauert

progress-records = Einträge lesen
progress-history = Die Geschichte durchgehen
progress-files = Dateien schreiben
progress-sheet = Die Datei lesen
progress-steps = Schritte nachspielen

## Was ein Stromausfall hinterlässt

recovered-index = Der Index von git hatte seinen Inhalt verloren, wie nach einem Stromausfall; er ist aus dem letzten Commit neu gemacht. Was vorgemerkt war, musst du neu vormerken; die Dateien sind, wie sie waren.

# Richtung und Grundsätze
kind-direction = Richtung
field-customers = Für Kunden
field-employees = Für Mitarbeitende
field-society = Für die Gesellschaft
field-principle = Grundsatz
field-tested = Auf die Probe gestellt
field-kept = Gehalten
field-cost = Was es kostete
field-still-serves = Dient noch
choice-customers = Kunden
choice-employees = Mitarbeitende
choice-society = Gesellschaft
ask-direction-customers = Wofür sind wir da, für unsere Kunden?
ask-direction-employees = Wofür sind wir da, für alle, die hier arbeiten?
ask-direction-society = Wofür sind wir da, für die Gesellschaft?
ask-direction-principle = Welcher Grundsatz gilt auch, wenn es schwierig wird? Mit einem kurzen Wort davor: sicherheit=Sicherheit geht vor Leistung
ask-tested-text = Was ist geschehen, und was wurde entschieden?
ask-tested-principle = Welcher Grundsatz wurde auf die Probe gestellt?
ask-tested-kept = Wurde er gehalten?
ask-tested-cost = Was hat es gekostet, daran festzuhalten, oder was hat es gebracht, das nicht zu tun?
ask-board-serves = Wozu trägt die Herausforderung bei? Zur Herausforderung einer anderen Tafel, oder wem dient sie?
ask-look-back-still-serves = Dient die Herausforderung noch dem, wofür sie da ist? Woran siehst du das?
subject-direction-set = festgehalten
subject-principle-tested = auf die Probe gestellt
refused-no-direction = Es steht noch nicht geschrieben, wofür das alles da ist.
hint-no-direction = Schreib es auf: `kata direction edit‹ --customers "…" --principle "sicherheit=…"›`
refused-no-principle = Es steht noch kein Grundsatz geschrieben.
hint-no-principle = Schreib einen auf: `kata direction edit‹ --principle "sicherheit=Sicherheit geht vor Leistung"›`
refused-principle-missing = Es gibt keinen Grundsatz „{ $key }“.
hint-principle-missing = Diese gibt es: { $known }
failed-keyed = „{ $text }“ ist kein WORT=TEXT.
hint-keyed = Zum Beispiel: "sicherheit=Sicherheit geht vor Leistung"

# Eine Tafel übergeben
hand-over = Übergabe
hand-over-by = bis { $by }
hand-over-focus = im Fokus
hand-over-running = Läuft noch
hand-over-learned = Was zuletzt gelernt wurde
handed-over = { $on }: von { $from } an { $to } ({ $role })
handed-over-first = { $on }: an { $to } ({ $role })
field-handed-over = Übergeben
field-to = An
field-know = Zu wissen
choice-learner = Lernende/r
choice-coach = Coach
state-handed-over = übergeben
subject-board-handed-over = übergeben
ask-hand-over-to = Wer hat die Tafel von jetzt an?
ask-hand-over-as = Als was? Enter heißt als Lernende/r.
ask-hand-over-know = Was müssen die Nächsten wissen, das nicht auf der Tafel steht?
refused-has-it-already = { $person } hat die Tafel { $board } schon.
hint-has-it-already = Sieh nach, wer sie hat: `kata board show { $board }`

# Die sechs Elemente der Kultur
kind-reflection = Reflexion
element-purpose = Wofür wir da sind
element-problems = Probleme als Treibstoff
element-system = Systematisch arbeiten
element-learning = Lernen und teilen
element-safety = Sicherheit
element-leadership = Führungskräfte als Coach
field-reflected = Reflektiert
field-team = Team
field-purpose = Wofür wir da sind
field-system = Systematisch arbeiten
field-learning = Lernen und teilen
field-safety = Sicherheit
field-leadership = Führungskräfte als Coach
subject-culture-reflected = reflektiert
ask-reflection-team = Welches Team reflektiert?
ask-reflection-purpose = Dient das, was wir tun, noch dem, wofür wir da sind? Wann hat uns ein Grundsatz etwas gekostet?
ask-reflection-problems = Trauen sich alle zu sagen, was schiefläuft, und was wurde daraus? Wählen wir Ziele, die wir beeinflussen können?
ask-reflection-system = Hat das Verbessern seinen Platz im Tag? Was ist zurückgefallen, und wie kam das?
ask-reflection-learning = Was haben wir von anderen gelernt? Was ginge verloren, wenn jemand von uns geht?
ask-reflection-safety = Was ging schief, und was geschah dann? Gibt es Raum, etwas zu probieren und sich zu irren?
ask-reflection-leadership = Fragen die, die führen, und geben sie Raum? Wem wurde geholfen zu wachsen?
refused-nothing-said = Zu keinem Element wurde etwas gesagt.
hint-nothing-said = Eines genügt: { $flags }
culture-title = Unsere Verbesserungskultur
culture-nothing = Davon ist noch nichts festgehalten.
culture-no-direction = Es steht noch nicht geschrieben, wofür das alles da ist.
culture-records = Wo es steht
culture-said-heading = Was dazu gesagt wurde
culture-said = Gesagt am { $on }
culture-said-by = Gesagt am { $on }, { $team }
culture-said-once = Gesagt
culture-of = { $what }: { $text }
culture-text = { $text }
culture-for-customers = Für Kunden: { $text }
culture-for-employees = Für Mitarbeitende: { $text }
culture-for-society = Für die Gesellschaft: { $text }
culture-kept = „{ $principle }“ wurde am { $on } gehalten: { $text }
culture-kept-cost = „{ $principle }“ wurde am { $on } gehalten: { $text } · was es kostete: { $cost }
culture-not-kept = „{ $principle }“ wurde am { $on } nicht gehalten: { $text }
culture-not-kept-cost = „{ $principle }“ wurde am { $on } nicht gehalten: { $text } · was auf dem Spiel stand: { $cost }
culture-serves-customers = { $challenge } → Kunden
culture-serves-employees = { $challenge } → Mitarbeitende
culture-serves-society = { $challenge } → Gesellschaft
culture-serves-board = { $challenge } → die Herausforderung von { $board }
culture-waits = { $text } · seit { $on }, { $days ->
    [0] heute
    [one] 1 Tag
   *[other] { $days } Tage
}
culture-taken = { $text } → { $taken }
culture-answered = { $text } · Antwort: { $why }
culture-influenceable = beeinflussbar: { $text }
culture-ambitious = ehrgeizig, doch erreichbar: { $text }
culture-essential = wesentlich: { $text }
culture-cycle = { $board }: letzter Coachingzyklus am { $on }, { $days ->
    [0] heute
    [one] gestern
   *[other] vor { $days } Tagen
}
culture-cycle-due = { $board }: letzter Coachingzyklus am { $on }, { $days ->
    [0] heute
    [one] gestern
   *[other] vor { $days } Tagen
}; nach dem Rhythmus wartet der nächste seit { $due }
culture-no-cycle = { $board }: noch kein Coachingzyklus
culture-rests-until = { $board }, bis { $until }
culture-expired = { $text } · das Zieldatum war der { $by }, { $days ->
    [one] gestern
   *[other] vor { $days } Tagen
}
culture-seen = { $text } · gesehen am { $on }: { $seen }
culture-due = { $text } · seit { $by }
culture-confirm-by = { $text } · zu bestätigen bis { $by }
culture-used = { $text } → { $by }
culture-surprise =
    { $step }
    Erwartet: { $expect }
    Geschehen: { $happened }
    Gelernt: { $learned }
culture-surprise-unexpected =
    { $step }
    Geschehen: { $happened }
    Gelernt: { $learned }
culture-corrected = { $metric }, { $on }: berichtigt, und was zuerst gemessen wurde, steht noch daneben
culture-set-aside = { $metric }, { $on }: { $why }
culture-aim = { $text } · ab { $set }, bis { $by }
culture-aim-ended = { $text } · von { $set } bis { $on }: { $result }
head-culture-purpose = Wofür wir da sind
head-culture-principle = Grundsätze, die auch gelten, wenn es schwierig wird
head-culture-tested = Als ein Grundsatz auf die Probe gestellt wurde
head-culture-serves = Wozu die Arbeit beiträgt
head-culture-serves-unsaid = Nicht gesagt, wozu es beiträgt
head-culture-still-serves = Trägt es noch bei? Beim Rückblick gesagt
head-culture-waits-longest = Wartet am längsten auf Antwort
head-culture-waits = Wartet auch
head-culture-taken = Aufgegriffen
head-culture-answered = Beantwortet
head-culture-criterion = Warum diese Ziele
head-culture-criterion-unsaid = Ziele, zu denen nicht jedes Kriterium gesagt ist
head-culture-rhythm = Rhythmus
head-culture-rests = Ruht
head-culture-slipped = Arbeitsstandards, die nicht mehr gelten
head-culture-due = Arbeitsstandards, die niemand rechtzeitig bestätigt hat
head-culture-holds = Arbeitsstandards, die gelten
head-culture-unconfirmed = Arbeitsstandards, die noch niemand bestätigt hat
head-culture-expired = Ziel-Zustände, deren Datum vorbei ist
head-culture-used = Von den einen gelernt, von anderen genutzt
head-culture-handed-over = Übergeben
head-culture-looked-back = Beim Rückblick gelernt
head-culture-surprise = Kam anders als erwartet, und was daraus gelernt wurde
head-culture-dropped = Nicht weiterverfolgt
head-culture-corrected = Berichtigt, und sichtbar geblieben
head-culture-guarded = Mit Rücksicht auf die probiert, die es treffen konnte
head-culture-practises = Was Coaches jetzt üben
head-culture-asked = Eine Frage, die die Tafel aufwirft
head-culture-aim = Ziel-Zustände über die Monate

# Der Rhythmus neben Agenda und nächstem Schritt
agenda-last = der letzte war am { $on }
next-cycle-waits = Nach dem Rhythmus wartet ein Coachingzyklus seit { $due }; der letzte war am { $last }.
next-first-cycle-waits = Nach dem Rhythmus wartet der erste Coachingzyklus seit { $due }.

hint-near = Meintest du { $near }? Es gibt: { $known }
hint-known = Es gibt: { $known }
coach-no-target = Es gibt jetzt keinen Ziel-Zustand. So legst du einen fest: `kata target new`
failed-redo-since = „{ $subject }“ wird nicht wiederhergestellt, denn seither bist du auf dieser Tafel Schritte gegangen.
hint-redo-since = Sieh nach, was es war, und halte es neu fest, wenn es noch stimmt: `git show { $commit }`
problem-raised-next = Aufgreifen: `kata problem take { $problem }`. Beantworten: `kata problem close { $problem }‹ --why "…"›`
waiting-for-git = Ein anderes git schreibt hier gerade; es wird gewartet

## Was kürzer gesagt ist, oder noch fehlte

refused-slug-taken = „{ $slug }“ taugt nicht als Name: Es ist zu lang, oder es liest sich wie ein Kürzel oder ein Gerätename.
ask-shape-number = in { $unit }
coach-focus-stays = Enter: { $focus } bleibt im Fokus
head-slug = Name
head-ref = Kürzel
head-handle = Kurzname

## Hilfe, Handbuch, Schemas

failed-help = Zu „{ $word }“ gibt es keine Hilfe.
hint-help-none = Was dahinter stehen kann, siehst du mit --help.
schema-written = Die Schemas liegen in { $path }. Ein Editor folgt ihnen ab einer ersten Zeile wie: #:schema { $path }/experiment.schema.json

## Several homes at once

stats-homes = Von diesen Kata-Ordnern zusammen: { $homes }
site-homes = Kata-Ordner

## Wie Einträge einander nennen, und wie lange ein Problem wartet

label-took-away = Räumte aus dem Weg
label-stood-in-way = Stand im Weg von
label-in-way = Im Weg stand
label-began-here = Begann hier
label-served-by = Dazu trägt bei
label-waits = Wartet
problem-waits = offen seit { $on }, { $days ->
    [0] heute
    [one] 1 Tag
   *[other] { $days } Tage
}
problem-raised-on = gemeldet am { $on }
problem-answered-on = beantwortet am { $on }: { $why }
problem-in-way = stand im Weg von { $target } ({ $state })
agenda-problem-in-way = noch nicht beantwortet, stand im Weg von { $target }: { $text }
culture-waits-in-way = { $waits } · stand im Weg von { $target }
problem-of = zu { $standard } von { $board }

## Was an den anderen Tafeln wartet

head-others = Die anderen Tafeln
others-more = { $text } · und { $count } weitere
others-nothing = nichts wartet
others-how = Eine andere Tafel: `kata -b NAME`. Alles, was wartet: `kata agenda`

## Die Tafel, wo wenig gemessen wurde und auf einen Blick

board-not-since = seitdem nicht gemessen
page-last-step = Letzter Schritt

## Was einem Kata-Ordner einer früheren Version fehlt

check-attributes-lacking = Zeilen für git fehlen, die ein neuer Kata-Ordner hat; Zeilenenden können dann je nach Rechner verschieden sein.
cure-attributes-lacking = Schreib in die Datei, je auf eine eigene Zeile, und committe sie: { $lines }

## Choices and wrong usage

choice-replaced = ersetzt
usage-unknown-option = Die Option { $option } gibt es hier nicht.
usage-unexpected = An der Stelle von „{ $text }“ wird nichts erwartet.
usage-quote = Ein Text aus mehreren Wörtern steht in Anführungszeichen. Siehe `{ $command }`
usage-unknown-command = Den Befehl „{ $command }“ gibt es nicht.
usage-near = Meintest du `{ $near }`?
usage-needs-command = Hinter { $command } gehört noch ein Befehl.
usage-no-value = Hinter { $flag } gehört noch ein Wert.
usage-too-many = { $flag } nimmt „{ $text }“ nicht auch noch auf.
usage-twice = { $flag } steht zweimal da.
usage-conflict = { $flag } verträgt sich nicht mit { $others }.
usage-count = Hierher gehört eine ganze Zahl.
usage-not-text = Eines der Wörter ist kein Text in UTF-8.
usage-more = Siehe `{ $command }`
show-namesakes = Das ist { $this }; es gibt auch { $others }.
usage-import =
    `kata import json DATEI` übernimmt einen anderen Kata-Ordner. Was sonst noch aus einer Datei kommt:
      `kata measure --csv DATEI`         Messwerte
      `kata problem import DATEI`        Probleme
choice-taken = aufgegriffen
topic-practice = üben
topic-terms = Wörter
topic-files = Dateien
topic-merging = zusammenführen
topic-privacy = Datenschutz
ask-how-plain = Enter: weiter, und was dasteht, bleibt · nur -: es entfernen · Strg-C: aufhören, dann wird nichts festgehalten
coach-how-plain = Enter: weiter, auch ohne Antwort · Strg-C: aufhören; was gesagt ist, bleibt erhalten
