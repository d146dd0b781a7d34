# English. Each message stands in all three files under the same name; a test compares them.

## General

yes = yes
no = no
error = error:
warning = warning:
nothing-to-change = Nothing to change; there is no new commit.
waiting-for-lock = Another kata command is writing here; waiting for it
recovered-finished = An earlier step had been cut off; it was complete, and is finished: { $subject }
recovered-taken-back = An earlier step had been cut off, and kata took back what it had begun: { $subject }
recovered-taken-back-left = An earlier step had been cut off, and kata took back what it had begun: { $subject }. Edited since, and left as they are: { $left }
removed-without-reason = removed
measured-instead = { $value } instead of { $old }
measured-removed = { $value } removed
measured-set-aside = { $value } set aside
list-empty = Nothing here yet.
list-none-such = None is in that state; without --state you see them all.
log-empty = No step matches.
begin-home =
    There is no kata home here yet.
      `kata init`      makes one in this folder
      `kata demo`      makes an example to explore
begin-board =
    There is no board yet. Open one:
      `kata board new‹ SLUG --learner NAME --challenge "…"›`
home-created =
    The kata home { $folder } is ready. Next, open a board:
      `kata board new‹ SLUG --learner NAME --challenge "…"›`
board-chosen = From now on, commands here act on the board { $slug }.
demo-begins = Replaying a real case and the months around it, step by step …
demo-made =
    The example is in { $folder }. Look around:
      `kata -C { $folder }`                a board at work, and what waits on the others
      `kata -C { $folder } -b bug-debt`    a real case, from beginning to end
      `kata -C { $folder } log`            what was learned, step by step
      `kata -C { $folder } lessons`        the same, found by what it is about
      `kata -C { $folder } culture`        what the four boards show together
      `git -C { $folder } log --stat`      the same, in git's words

## The next step

label-next = Next
next-board-closed = The work at this board ended on { $on }.
next-board-paused = The board rests.
next-board-paused-until = The board rests until { $until }.
next-set-challenge = The board has no challenge yet: which direction do we work in?
next-record-result = { $open } is open: what happened, and what was learned?
next-record-result-by = { $open } is open, to be looked at on { $by }: what happened, and what was learned?
next-record-result-late = { $open } was to be looked at on { $by }: what happened, and what was learned?
next-record-results = { $open } are open: what happened, and what was learned?
next-close-target = The achieve-by date of { $target }, { $by }, has passed: look back on it before anything new.
next-grasp-condition-first = Nobody has written down yet how the process runs today: go and see.
next-grasp-condition-again = A target condition has ended: grasp the current condition afresh.
next-set-target = The current condition is known: how should the process run next, and by when?
next-find-obstacles = { $target } is set: what stands between today and that picture?
next-focus-obstacle = { $count ->
    [one] One obstacle is in the parking lot: put it in focus.
   *[other] { $count } obstacles are in the parking lot: put one in focus.
}
next-plan-experiment = { $focus } is in focus: what will you try next, and what do you think it will do?

## Kinds of record

kind-home = kata home
kind-board = storyboard
kind-metric = metric
kind-points = measurements
kind-condition = current condition
kind-target = target condition
kind-obstacle = obstacle
kind-experiment = experiment
kind-cycle = coaching cycle
kind-observation = observation
kind-problem = problem
kind-standard = standard

## Labels

label-parking-lot = Obstacles (parking lot)
label-experiments = Experimenting record
label-metrics = Metrics
label-standards = Standards from this board
board-no-obstacles = No obstacles yet.
board-no-experiments = No experiments yet.
metric-no-points = not measured yet
confirm-by = confirm by { $by }
days-left = { $days ->
    [0] today
    [one] 1 day left
   *[other] { $days } days left
}
days-past = { $days ->
    [one] 1 day past
   *[other] { $days } days past
}
head-reference = Ref
head-text = Text
head-state = State
toward-both = { $target }, against { $obstacle }
toward-obstacle = against { $obstacle }
range-between = between { $low } and { $high }
range-at-least = at least { $low }
range-at-most = at most { $high }

field-toward = Toward
field-name = Name
field-mute = Advice not given
field-accept = Known findings
field-language = Language
field-people = People
field-subject = Subject of commits
field-email = E-mail
field-opened = Opened
field-challenge = Challenge
field-learner = Learner
field-process = Process
field-coach = Coach
field-second-coach = Second coach
field-by = By
field-serves = Serves
field-cadence = Cadence
field-focus = Focus
field-earlier = Earlier challenge
field-on = On
field-why = Why
field-paused = Rests since
field-resumed = Taken up again
field-until = Until
field-closed = Closed
field-learned = Learned
field-unit = Unit
field-better = Better
field-kind = Kind
field-how = How it is measured
field-line = Lines
field-changed = Measured anew
field-from = From
field-before = Before
field-points = Measurements
field-n = Order
field-value = Value
field-note = Note
field-instead-of = Instead of
field-removed = Removed
field-set-aside = Set aside
field-grasped = Grasped
field-pattern = Operating pattern
field-seen = Seen
field-measured = Measured
field-metric = Metric
field-set = Set
field-outcome = Outcome
field-condition = Began from
field-influenceable = Influenceable
field-ambitious = Ambitious yet achievable
field-essential = Essential
field-predictions = Prediction
field-result = Result
field-reached = Reached
field-learned-working = Learned about how we work
field-standards = Standards
field-found = Found
field-text = Text
field-gone-when = Gone when
field-targets = In the way of
field-problems = Problem
field-through = Through
field-target = Target condition
field-obstacle = Obstacle
field-planned = Planned
field-step = Step
field-expect = Expect
field-builds-on = Builds on
field-guard = Guard
field-alongside = Begun alongside
field-prediction = Prediction
field-continued = Still running
field-recorded = Recorded
field-happened = Happened
field-turned-out = Turned out
field-raised = Raised
field-raised-by = Raised by
field-source = Source
field-taken = Taken up
field-as = Taken up as
field-confirm-by = Confirm by
field-was = Formerly
field-link = Link
field-notes = Note
field-at = At
field-column = Spreadsheet column
field-date-column = Column of dates
field-dates = Dates are written
field-decimal = Decimal mark
field-sheet = Sheet

## Coaching

label-last-cycle = Coaching cycle
field-prepared = Prepared
field-held = Held
field-minutes = Minutes
field-threshold = Threshold of knowledge
field-dropped = Dropped
field-answers = Answers
field-actual = Actual condition
field-look-back = Look back
field-obstacles = Obstacles
field-see = Go and see
field-observed = Observed
field-cycle = Coaching cycle
field-elsewhere = Coaching cycle elsewhere
field-observer = Observer
field-practise = Practises next
refused-not-done-yet = What this cycle plans has not been done yet, so it has no result.
hint-not-done-yet = Leave the result out now. When you have gone to see: `kata record`, or the next cycle.
refused-no-such-question = “{ $text }” is none of the questions that minutes can be told of.
hint-no-such-question = Name one of: { $known }
refused-learners-board = { $slug } is the board of the learner, and an observation is for the coach alone.
hint-learners-board = Name the coach's own board with --on, or another home with --into.
failed-no-coachs-board = There is no board of the coach to write the observation on.
hint-no-coachs-board = Open one: `kata board new‹ SLUG› --learner { $coach }`. Or name a board with --on, another home with --into.
hint-which-coachs-board = Name one with --on.
draft-left = A cycle was left half-way on this board, and is still there. To throw its answers away: `kata coach --discard`
draft-discarded = The answers of the cycle that was left half-way are thrown away.
draft-none = No cycle was left half-way on this board.

## Agenda

agenda-title = Agenda, { $today }
agenda-before = Waiting
agenda-today = Today
agenda-ahead = Until { $until }
agenda-since = since { $on }
agenda-empty = Nothing is due until { $until }.
agenda-cycle = coaching cycle: { $learner } with { $coach }
agenda-cycle-alone = coaching cycle: { $learner }
agenda-waiting-for-coach = { $learner } has answered the questions and waits for { $coach }
agenda-waiting-for-a-coach = { $learner } has answered the questions and waits for a coach
agenda-experiment-check = go and see: { $text }
agenda-achieve-by = achieve-by date: { $text }
agenda-challenge = challenge: { $text }
agenda-confirmation = confirm at the process: { $text }
agenda-unanswered-problem = not answered yet: { $text }
agenda-board-resumes = the board is taken up again

## The five questions, and those that a board raises

card-front = The five questions
card-back = Look back
card-over = turn the card over, then go on
card-open-questions = What the board raises
question-target = How should the process run on the date written here?
question-actual = How is it running today? What did you see or measure?
question-look-back = { look-back-step } { look-back-expected } { look-back-saw } { look-back-know }
question-obstacles = What stands between today and that picture? Which one are you on?
question-step = What will you try next, and what do you think it will do?
question-see = When can we stand there and look?
look-back-step = Which step did you take?
look-back-expected = What did you think would happen?
look-back-saw = What did you see?
look-back-know = What do we know now that we didn't?
question-date-passed = The date of { $target }, { $by }, has passed. What did we reach, and what not? What did we find out about the process? And about how we work?
question-date-near = { $target } is for { $by }. What of its picture can be seen at the process today?
question-not-measured = { $metric } was last measured on { $on }. How does the process run today?
question-never-measured = { $metric } has not been measured here yet. Where at the process would you see it?
question-nobody-looked = When did somebody last stand at the process and watch, and what was there to see?
question-past-date = { $experiment } was to be looked at on { $by }. What is there to see by now?
question-several-open = { $open } run side by side. How will it show which of them made the difference?
question-different = { $experiment } turned out differently than expected. What does that say about how the process works?
question-inconclusive = With { $experiment } it could not be told how it turned out. What would have to be seen to tell?
question-as-expected = The last three steps turned out as expected. Where does it begin that nobody knows what will happen?
question-one-obstacle = { $count } experiments have been against { $obstacle }. What is known about it now that was not known at the first?
question-no-focus = Which of the obstacles is being worked on now, and what made it that one?
question-threshold = In { $cycle } knowledge ended at “{ $threshold }”. How could that be found out?
question-several-factors = { $experiment } changes several things at once. If it turns out differently, what will be known then?
question-no-number = { $experiment } expects something without a number. What will be counted or measured to see whether it happened?

## Values of fixed sets

choice-yes = yes
choice-no = no
choice-lower = lower is better
choice-higher = higher is better
choice-near = near the target is better
choice-outcome = outcome metric
choice-process = process metric
choice-go-and-see = go and see
choice-exploratory = exploratory
choice-single-factor = single-factor
choice-multi-factor = multi-factor
choice-as-expected = as expected
choice-partly = partly
choice-different = different
choice-inconclusive = inconclusive
choice-met = met
choice-not-met = not met
choice-changed = changed
choice-en = English
choice-nl = Dutch
choice-de = German
choice-dmy = day, month, year
choice-mdy = month, day, year
choice-ymd = year, month, day
choice-comma = comma
choice-point = point

state-open = open
state-closed = closed
state-focus = in focus
state-with-target = with { $target }
state-resolved = resolved
state-dropped = dropped
state-recorded = recorded
state-taken-as = taken up as { $taken }
state-waiting = waiting for the coach
state-without-prediction = without a prediction

## Subjects of commits: board, reference, this word, then the record's text

subject-home-created = home created
subject-people-changed = people changed
subject-board-opened = opened
subject-board-edited = edited
subject-board-closed = closed
subject-board-paused = paused
subject-board-reopened = reopened
subject-metric-added = added
subject-measured = measured
subject-condition-grasped = grasped
subject-target-set = set
subject-target-closed = closed
subject-obstacle-found = found
subject-obstacle-focused = in focus
subject-obstacle-resolved = resolved
subject-obstacle-dropped = dropped
subject-obstacle-reopened = reopened
subject-experiment-planned = planned
subject-experiment-recorded = recorded
subject-experiment-continued = still running
subject-experiment-dropped = dropped
subject-cycle-held = held
subject-cycle-prepared = prepared
subject-cycle-observed = observed
subject-noted = noted
subject-problem-raised = raised
subject-problem-taken = taken up
subject-problem-closed = answered
subject-standard-set = set
subject-edited = edited
subject-saved = saved
subject-imported = imported
subject-removed = removed
subject-undone = undone
subject-redone = redone

## What the practice does not do, and what to do instead

noun = { $kind ->
    [board] storyboard
    [metric] metric
    [points] measurement
    [condition] current condition
    [target] target condition
    [obstacle] obstacle
    [experiment] experiment
    [cycle] coaching cycle
    [observation] observation
    [problem] problem
    [reflection] reflection
    [direction] direction
    [standard] standard
   *[other] record
}

refused-target-open = { $open } is still open; one target condition at a time.
hint-target-open = Look back on it first: `kata target close { $open }‹ --result "…"›`
refused-experiment-open = { $count ->
    [one] { $open } is still open; what became of it?
   *[other] { $open } are still open; what became of them?
}
hint-experiment-open =
    Record its result first, or drop it: `kata record { $open }`, `kata experiment drop { $open }`
    If it is still running, say when to look again, and why another step begins meanwhile: `kata experiment continue { $open }`, and --alongside "…" here
refused-experiments-running = { $count ->
    [one] { $open } is still open, so the target condition cannot be looked back on yet.
   *[other] { $open } are still open, so the target condition cannot be looked back on yet.
}
hint-experiments-running = Record its result first, or drop it: `kata record { $open }`, `kata experiment drop { $open }`. If it is still running, this waits for it; say when to look again: `kata experiment continue { $open }`
refused-none-open = There is no open { $noun } on this board.
hint-none-open = Name the one that is meant, or see them all: `kata { $kind } list`. To begin one: `{ $begin }`
refused-several-open = { $noun ->
    [standard] More than one { $noun } is in use: { $open }.
   *[other] More than one { $noun } is open: { $open }.
}
hint-several-open = Name the one that you mean: { $command }
refused-not-found = There is no record “{ $text }” here.
hint-not-found = References look like E14, TC3 or packing/O5; see what there is: `{ $command }`
refused-ambiguous = “{ $text }” is more than one record: { $stems }.
hint-ambiguous = Name one of them in full.
refused-wrong-kind = “{ $text }” is not of the kind that this command works on: { $noun }.
hint-wrong-kind = See which there are: `kata { $kind } list`
refused-ended = { $reference } has ended already.
hint-ended = See what became of it: `kata show { $reference }`
refused-already-recorded = The result of { $reference } is recorded already.
hint-already-recorded = To change what was written: `kata experiment edit { $reference }‹ --happened "…" --learned "…"›`
refused-not-ended = { $reference } is open.
hint-not-ended = See where it stands: `kata show { $reference }`
refused-metric-missing = There is no metric { $slug } on this board.
hint-metric-first = Add it first: `kata metric add { $slug }‹ --unit UNIT›`
refused-range-reversed = The range of { $metric } begins above its end.
hint-range-reversed = Write the lower end first: { $metric }=36..39
refused-metric-exists = The metric { $slug } is on this board already.
hint-metric-exists = To change it: `kata metric edit { $slug }`
refused-point-missing = { $metric } has no measurement { $value } to correct.
hint-point-missing = See what was measured: `kata metric show { $metric }`
refused-board-exists = There is a board { $slug } already.
hint-board-exists = See it: `kata board show { $slug }`
refused-board-missing = There is no board { $slug } here.
hint-board-first = Open one: `kata board new‹ SLUG --learner NAME›`
refused-bad-slug = “{ $slug }” cannot be a name. Use small letters, digits and hyphens.
hint-bad-slug = For example: { $proposal }
refused-person-exists = { $handle } is known already.
hint-person-exists = To change what is known: `kata people edit { $handle }`
refused-person-missing = Nobody here goes by { $handle }.
hint-person-missing = Add them first: `kata people add { $handle }`

## Questions at the terminal, one for each field that is asked for

ask-how = Enter: next · ↑: back · Alt+Enter: new line · Ctrl-O: in your editor · Ctrl-C: stop, and nothing is recorded
ask-left = Stopped; nothing was recorded.
ask-again = With your answers so far, this is the command:
ask-needed = Something has to be written here.
ask-another = Another one?
ask-not-offered = “{ $text }” is none of these.
ask-enter-is = Enter: { $default }
ask-enter-skips = Enter: skip
ask-enter-keeps = Enter: as it stands
ask-enter-keeps-or-removes = Enter: as it stands; empty it to remove it
ask-enter-ends = Enter: no more
ask-shape-day-ahead = e.g. 2w, 3 months or { $day }
ask-shape-day = e.g. today, fri or { $day }
ask-shape-moment-ahead = e.g. tomorrow, fri 14:00 or { $day }
ask-shape-moment = e.g. yesterday, 09:30 or { $day }
ask-shape-range = e.g. { $metric }=36..39 or { $metric }=..40; measured here: { $metrics }
ask-shape-range-of = { $metric }: e.g. 36..39, ..40 or 36..
ask-which = Which { $noun ->
    [target] target condition
    [obstacle] obstacle
    [experiment] experiment
    [problem] problem
    [standard] standard
   *[other] one
} do you mean?
ask-board = Which board?
ask-became = { $reference } is still open. What became of it?
ask-became-record = it was done: say what happened
ask-became-continue = still running: look again later
ask-became-drop = not carried on
ask-became-alongside = still running, and the next one begins beside it
ask-board-slug = What is the board called? One short word, for paths and references.
ask-board-challenge = What is the challenge? One sentence, six months to three years out.
ask-board-learner = Who is the learner at this board?
ask-board-process = Which process is looked at?
ask-board-coach = Who is the coach?
ask-board-by = When should the challenge be reached?
ask-board-cadence = How often is the coaching cycle? daily, weekdays, weekly, or days with a time: "mon,wed 08:30"
ask-reason-why = Why does the challenge change?
ask-pause-until = Until when does the board rest?
ask-board-close-learned = What was learned at this board?
ask-person-handle = Under which short name do you write this person down? (e.g. hassan)
ask-person-name = The name, or a role?
ask-person-email = The e-mail address, as git knows it?
ask-metric-slug = What is the measure called? One short word, for paths and commands.
ask-metric-unit = In which unit? min, h, %, orders …
ask-metric-name = Its name, where that is more than the short word?
ask-metric-better = Which way is better?
ask-metric-kind = Does it measure what comes out, or how the process runs?
ask-metric-how = How is it measured?
ask-measure-metric = Which measure?
ask-measure-value = What did you measure? { $metric }, in { $unit }. Several values with a space between them.
ask-measure-on = When?
ask-condition-pattern = How does the process run today, step by step?
ask-condition-seen = What did you see at the process? Facts, no causes, no wishes.
ask-target-outcome = What do you want to have reached by the achieve-by date?
ask-target-pattern = How should the process run on that day?
ask-target-predictions = Which measure shows it, and between which values?
ask-target-by = On which day? Two weeks to three months out.
ask-target-influenceable = What of it can you influence yourself?
ask-target-ambitious = What makes it ambitious, and yet achievable?
ask-target-essential = Why does it matter for the challenge?
ask-target-carry = Which of these obstacles come along? Several with a space between them.
ask-look-back-result = How did it end?
ask-look-back-reached = What did we reach, and what not?
ask-look-back-learned = What did we find out about the process?
ask-look-back-learned-working = And about how we work?
ask-look-back-standard = What is the normal way of working from now on?
ask-look-back-confirm-by = When does somebody go and see whether it still holds?
ask-obstacle-text = What is in the way? Say what you see happen.
ask-obstacle-gone-when = How will you see that it is gone?
ask-obstacle-resolve-through = Through which experiment?
ask-experiment-step = What will you try next? One step.
ask-experiment-expect = What do you think it will do?
ask-experiment-prediction = In numbers: between which values?
ask-experiment-kind = How much do you change at once?
ask-experiment-by = When can we stand there and look?
ask-experiment-alongside = Why does it begin while the other one still runs?
ask-result-happened = What did you see happen?
ask-result-value = What did you measure?
ask-result-turned-out = And against what you expected?
ask-result-learned = What do we know now that we didn't?
ask-continue-by = When do we look again?
ask-continue-why = Why does it go on?
ask-drop-why = Why is it not carried on?
ask-problem-text = What goes wrong? As you met it.
ask-observation-seen = What did you see and hear of the coach?
ask-observation-practise = Which one thing does the coach practise next?
ask-standard-text = What is the normal way of working from now on?
ask-standard-confirm-by = When does somebody go and see whether it still holds?
editor-how = Write behind the keys that you want, and take the # away. Leave the file empty to stop.
failed-no-metric = Nothing is measured on this board yet.
hint-no-metric = Say what you measure: `kata metric add‹ SLUG --unit UNIT›`

## From a problem to its answer

label-became = What became of it
state-answered = answered
refused-none-open-home = { $noun ->
    [standard] No { $noun } is in use here.
   *[other] No { $noun } is open here.
}
refused-problem-answered = { $problem } is answered already: { $why }
hint-problem-answered = If it is met again, say so: `kata problem raise‹ "…"›`
refused-problem-taken = { $problem } is taken up already, as { $taken }.
hint-problem-taken = See what became of it: `kata problem show { $problem }`. When the work on it is done, answer it: `kata problem close { $problem }‹ --why "…"›`
failed-take-flags = { $flags } means nothing with --as { $taken }.
hint-take = As an obstacle of this board: `kata problem take { $problem } --as obstacle`. With a board of its own: `kata problem take { $problem } --as board --slug SLUG --learner NAME`. With what is there already: `kata problem take { $problem } --as O5`
field-answer = Answer
ask-problem-close-why = What is the answer to whoever raised it?

## The life of a standard

confirm-since = to be confirmed since { $by }
standard-slipped = does not hold, seen on { $on }
standard-raised = does not hold, seen on { $on }, raised as { $problem }
standard-confirmed = confirmed on { $on }
standard-no-day = no day to confirm it yet
standard-what-now =
    { $standard } stays due until one of these is done.
    Put a better way in its place: `kata standard replace { $standard }‹ "…"›`
    End it, for it is not the normal way any more: `kata standard retire { $standard }‹ --why "…"›`
    Find out why it does not hold: `kata problem raise‹ "…"› --standard { $standard }`
state-in-use = in use
state-slipped = does not hold
state-retired = retired
state-replaced = replaced by { $standard }
subject-standard-confirmed = gone to see
subject-standard-replaced = replaced
subject-standard-retired = retired
field-confirmed = Gone to see
field-holds = Holds
field-next = Next look
field-replaces = In the place of
field-standard = Standard
ask-standard-confirm-seen = What did you see at the process?
ask-standard-confirm-holds = Is it still the way things are done?
ask-standard-confirm-next = When does somebody go and see again?
standard-name-a-day = Nobody goes and sees yet whether { $standard } holds. Name a day: `kata standard edit { $standard }‹ --confirm-by DATE›`

## Settings

head-setting = Setting
head-value = Value
head-origin = From
origin-named = { $name }
origin-locale = the locale
origin-git = git
origin-default = default
origin-overridden = { $origin } (overridden)
config-written = Written to { $path }
config-overridden = { $name } comes first and says { $value }.
nothing-to-change-here = Nothing to change.
failed-setting-unset = { $key } is not set.
hint-setting-unset = Set it: `kata config set { $key } …`
config-unset = Not set: { $keys }
failed-no-user-folder = There is no folder for your own settings: neither XDG_CONFIG_HOME nor HOME is set.
hint-own-file = Mend it: `kata config edit`
refused-setting-unknown = There is no setting { $key }.
hint-setting-near = Did you mean { $near }?
hint-setting-unknown = There is: { $known }
refused-setting-repository = { $key } is a setting of the home, not one of your own.
hint-setting-repository = Set it for everybody here: `kata config set --repo { $key } …`
refused-setting-user = { $key } is a setting of your own, not one of the home.
hint-setting-user = Set it for yourself: `kata config set --user { $key } …`
refused-setting-value = { $key } does not know “{ $text }”.
refused-advice-unknown = There is no advice “{ $name }”.
hint-advice-near = Did you mean { $near }? It is one of: { $known }
refused-template = “{ $template }” leaves no place for the subject.
hint-template = Write { "{subject}" } where it goes, on one line: docs(kata): { "{subject}" }
refused-no-finding = “{ $text }” names no finding of a record.
hint-no-finding = Write the record and the name that `kata check` gives, in one text: "packing/E14 prediction-late"
warning-own-file = { $path }:{ $line }:{ $column } cannot be read, and does not count.

## Metrics

refused-name-of-board = { $slug } is a board's name, and a reference would mean the board.
hint-name-of-board = Choose another name for the metric.

## Boards that end, and steps that are named

refused-board-still-runs = { $count ->
    [one] { $open } is still open, so the work at the board cannot end yet.
   *[other] { $open } are still open, so the work at the board cannot end yet.
}
refused-board-still-aims = { $open } is still open, and nobody has looked back on it.
refused-board-ended = The work at { $board } ended on { $on }.
hint-board-ended = To go on with it: `kata board reopen { $board }`
failed-log-kind = “{ $text }” is no kind of step.
save-removed = { $path } (removed)

## What is often a slip

warning-date-passed = { $label }: { $day } has passed already.
warning-date-ahead = { $label }: { $day } is still to come.
person-unknown = { $person } is not known here yet; the name stands as text now. To add them: `kata people add { $handle } --name { $name }`
advice-mute = To hear no more of this here: `kata config set --add advice.mute { $names }`
look-again = to be looked at on { $by }

## What -v says

verbose-home = home: { $folder }
verbose-language = language: { $lang } ({ $origin })
verbose-board = board: { $board } ({ $why })
board-named = named by -b, KATA_BOARD or the command
board-of-folder = the folder one stands in
board-used = `kata use`
board-only-open = the only open one
board-only-mine = the only open one of yours
board-only-one = the only one

## The coaching cycle at a terminal

coach-how = Enter: next, also without an answer · ↑: back · Ctrl-T: here knowledge ends, on to the next step · Ctrl-C: stop; what was said is kept
coach-in-words = In your own words:
coach-measured = { $metric } today?
coach-which = Which step do you look back on?
coach-became = What became of it?
coach-focus = Are you still working on “{ $text }”? Choose another one, or describe a new obstacle.
coach-no-focus = Which obstacle are you working on? Choose one, or describe a new obstacle.
coach-threshold = What does nobody know yet?
coach-when = Day, or day and time:
coach-minutes = How many minutes did it take?
coach-note = Anything else to keep with this cycle?
coach-prepared = prepared: { $text }
coach-left-half-way = A cycle of { $when } was left half-way on this board. Go on with it?
coach-go-on = go on with it
coach-begin-anew = throw it away and begin anew
coach-left = Stopped; nothing was recorded. What was said is kept. To go on with it: `kata coach`. To throw it away: `kata coach --discard`

## What went wrong, and what to do next

failed-output = The result could not be written: { $error }
failed-output-recorded = It is recorded as { $commit }, but could not be shown.
failed-no-home = { $folder } is in no kata home.
hint-no-home = Make one: `kata init`. Or see an example: `kata demo`
failed-text = { $path }:{ $line }:{ $column }: this file cannot be read.
hint-text = Mend the line in an editor, then: `kata save`
hint-conflict = git could not bring two versions together here. Decide field by field: `kata resolve`. Or mend the file in an editor, then: `kata save`
check-unreadable = This file cannot be read.
failed-newer-format = { $path } is of format { $found }, which is newer than this program.
hint-newer-format = Install a newer kata; nothing was changed.
failed-io = { $path }: { $error }
failed-not-a-file = { $path } is no ordinary file, and is not read.
failed-too-large = { $path } is too large for a record, and is not read.
hint-not-a-file = Move it away, or put the record back: `git checkout -- PATH`
failed-no-board = There is no board here yet.
failed-which-board = Which board? { $boards }
hint-which-board = Name one with -b, or choose one for this work tree: `kata use‹ SLUG›`
failed-kata-now = KATA_NOW is “{ $text }”, which is no RFC 3339 date-time such as 2026-11-23T09:12:00+01:00.
failed-missing = { $count ->
    [one] This is missing: { $flags }
   *[other] These are missing: { $flags }
}
hint-missing = See what each of them means with --help.
failed-form = The values do not fit together: { $error }
failed-edit = { $reference } cannot be changed so: { $error }
hint-edit = A field that every record of this kind needs cannot be emptied.
failed-choice = { $flag } does not know “{ $text }”.
hint-choice = It is one of: { $choices }
failed-count = “{ $text }” is no whole number.
failed-yes-no = “{ $text }” is neither yes nor no.
failed-range = “{ $text }” names no metric with a range.
hint-range = Write it as SLUG=LOW..HIGH; either end may be left open: SLUG=..40
failed-line = “{ $text }” names no line with a value.
hint-line = Write it as NAME=VALUE: takt=55
failed-one-correction = One correction is of one value.
failed-step-and-reference = --step is for a step that was never planned, and { $reference } is one that was.
hint-step-and-reference = Leave out one of the two.
hint-date = Write it as 2026-12-01, today, fri, 3d or 2w.
hint-number = One point or comma is the decimal mark: 41.5 or 41,5.
failed-home-exists = { $folder } is a kata home already.
hint-home-exists = Go on with: `kata next`
failed-demo-exists = { $folder } is not empty.
hint-demo-exists = Name another folder: `kata demo DIR`

failed-not-a-repository = { $folder } is in no git repository.
failed-bare = { $folder } is a bare repository, which has no work tree to write in.
hint-bare = Work in a clone of it.
failed-unsafe = The repository { $folder } belongs to somebody else, and git does not use it.
hint-unsafe = If you trust it: `git config --global --add safe.directory { $folder }`
failed-no-git = git was not found.
hint-no-git = Install git 2.38 or later; kata keeps everything in it.
failed-git-too-old = git { $found } is too old: kata needs git { $needed } or later.
hint-git-too-old = Install git { $needed } or later, and see with git --version which one is found first.
failed-under-way = { $what ->
    [merge] A merge is under way in this work tree.
    [cherry-pick] A cherry-pick is under way in this work tree.
    [revert] A revert is under way in this work tree.
    [rebase] A rebase is under way in this work tree.
   *[bisect] A bisect is under way in this work tree.
}
hint-under-way = What it leaves open in records: `kata resolve`. `git status` says how to finish or abort it.
failed-differs = Edited by hand and not committed: { $paths }
hint-differs = Commit the edit: `kata save`. Or put it back with git checkout.
failed-symlink = { $path } is a link or stands below one; kata never writes through links.
failed-bad-path = “{ $path }” is no path that may be written.
failed-not-looked-at = git was told with --skip-worktree not to look at { $paths }.
hint-not-looked-at = Let it look again: `git update-index --no-skip-worktree { $paths }`
failed-sparse-index = The step lies outside your sparse checkout, and git would spoil its sparse index over it while paths in it are only announced: { $announced }
hint-sparse-index = Stage them with git add, or take them back with git reset, then try again.
failed-filtered = { $path } has the attribute { $by }: git would commit something else than stands in it.
hint-filtered = Records are plain text. Leave them out of the rule in .gitattributes, with a line after it such as: /boards/** !{ $attribute }
failed-within-step = A step that is not done yet has started this, by way of a hook: kata writes one step at a time.
hint-within-step = A hook may read here, or write into another kata home. Write here when the step is done.
failed-ignored = An ignore rule keeps these out of git: { $paths }
hint-ignored = The rule: { $rules }. Take the rule out of .gitignore, or add one with ! for boards/.
failed-locked = Another git holds { $path }.
hint-locked = Wait until it has finished. If none is running, something was killed: remove the file, then try again.
failed-busy = Another kata command has been writing here for too long: { $holder }
failed-unfinished = An earlier step was cut off and could not be finished or taken back.
failed-nothing-changed = git found nothing to commit.
failed-hook = A hook did not let the commit through; nothing was recorded.
failed-commit = git did not commit; nothing was recorded.
failed-no-identity = git does not know who you are.
hint-no-identity =
    Tell git:
      `git config --global user.name "Your Name"`
      `git config --global user.email you@example.org`
failed-git = git { $command } failed.
failed-bad-rev = “{ $rev }” is no commit of this repository.
failed-read = { $what } cannot be read: { $reason }
failed-from = { $path } cannot be read: { $error }
failed-empty-message = The message is empty; leave -m out to have it derived from what changed.
failed-save-check = { $path }:{ $line } is not saved: { $finding }
hint-from = Mend the document, then try again; nothing was recorded.

warning-outside = Outside your sparse checkout, and in the work tree now: { $paths }. Take it out again with `git sparse-checkout reapply`.
warning-detached = HEAD is detached: the step is on no branch, and may be lost. Put one there: `git switch -c NAME`
warning-value-alone = { $reference } predicted no metric, so this value becomes no measurement. If it is to be one: `kata measure‹ METRIC { $value }›`
failed-unknown-key = { $path } has the key { $key }, which belongs to no field here.
hint-unknown-key = The fields are: { $known }
failed-value = What stands under { $key } is not of the kind that belongs there.
failed-cadence = “{ $text }” says no days; it can be written like these: { $accepted }
failed-editor = The editor { $editor } did not end well: { $error }
failed-left-editor = Nothing was written in the editor, so nothing is recorded.

## Advice: what usually goes wrong, and a better way to say it

advice-lack-of = This names what is missing, which is a solution in disguise. What do you see happen at the process? Say: “Two packers wait for the one scanner”, not “lack of scanners”.
advice-need-to = This says what should be done. An obstacle is what is seen to be in the way: say what happens, not what has to happen.
advice-verb-target = This begins with a thing to do. A target condition is how the process runs on that date: say “every order leaves within 40 minutes”, and leave the way there open.
advice-negated-target = This says what should be gone. Say what is seen instead when you stand there on that date.
advice-average-as-fact = An average or “usually” hides what happens from one time to the next. What did you see, one by one?
advice-i-think = This sounds like an opinion. What did you see or measure yourself?
advice-no-measure = No metric has a range, so nobody can tell on that date whether it is reached. Add one with: `kata target edit --predict SLUG=LOW..HIGH`
advice-no-condition = No current condition has been grasped on this board: how do you know where you start from? `kata condition new`
advice-no-focus = No obstacle is in focus, so the step works against nothing in particular. Choose one with: `kata obstacle focus‹ REF›`
advice-action-list = This reads like several steps. What is the one next step, from which you learn something soonest?
advice-long-horizon = This target is { $days } days away. Two weeks to three months keep the next step in sight.

## Findings of kata check

level-error = error
level-warning = warning
level-hint = hint
check-clean = Nothing to find fault with.
check-no-id = The record has no id, so it cannot be told apart from others when clones come together.
cure-no-id = Copy the id that it had, from git log.
check-no-number = The file has no number in front of its name, so no reference leads to the record.
cure-no-number = Give it the number back that it had, which git log knows, then: `kata save`
check-doubled-number = { $reference } is the number of { $count } records.
cure-doubled-number = Name them by their whole stem until one of them has another number.
check-doubled-id = The id is that of { $other } too: one was copied from the other.
cure-doubled-id = Record the copy with a command instead of copying the file.
check-dangling-reference = { $key } names “{ $stem }”, which is not there.
cure-dangling-reference = Write the stem of the record that is meant, or take the key out, then: `kata save`
check-unknown-key = { $key } is not a key that this program knows; it is kept as it is.
cure-unknown-key = If it is a typing mistake, mend it.
check-no-board = Records stand in the folder of { $board }, but { $path } is gone, so nothing there is read.
cure-no-board = Put it back: `git checkout HEAD -- { $path }`. If it was to go, take the whole folder out with git rm.
check-unread-cadence = “{ $text }” says no days, so no cycle is due by it.
cure-unread-cadence = Give the rhythm: `kata board edit --cadence "mon,wed 08:30"`
check-two-open-targets = { $open } are open at once.
cure-two-open-targets = Decide which one holds, and close the other with --result changed.
check-two-open-experiments = { $open } are open at once, without a reason.
cure-two-open-experiments = Say why with: `kata experiment edit REF --alongside "…"`

## Spreadsheets: what a file was read as, and what is wrong with it

imported-measurements = { $count ->
    [one] 1 measurement, { $first }..{ $last }
   *[other] { $count } measurements, { $first }..{ $last }
}
points-more = … { $count } more …
reading-text = { $path }: { $encoding }, columns set apart by { $separator }, { $header }
reading-text-one = { $path }: { $encoding }, one column, { $header }
reading-book = { $path }: { $format }, sheet “{ $sheet }”, { $header }
reading-header = header in line { $line }
reading-no-header = no header
reading-tab = tabs
reading-date = Dates: “{ $column }”
reading-date-order = Dates: “{ $column }”, { $order ->
    [dmy] day first
    [mdy] month first
   *[ymd] year first
}: { $text } is { $day }
reading-metric = { $metric }: “{ $column }”
reading-metric-decimal = { $metric }: “{ $column }”, { $decimal ->
    [comma] decimal comma
   *[point] decimal point
}
reading-times = , times are h:mm or h:mm:ss
reading-count = { $count ->
    [one] 1 measurement, { $first }
   *[other] { $count } measurements, { $first } to { $last }
}
reading-empty = { $count ->
    [one] 1 cell without a value is left out.
   *[other] { $count } cells without a value are left out.
}
reading-skipped = { $count ->
    [one] 1 row without any value is left out.
   *[other] { $count } rows without any value are left out.
}
reading-unused = Left alone: { $columns }. To take one: --column NAME=METRIC
reading-there = { $count ->
    [one] { $metric }: 1 was there already.
   *[other] { $metric }: { $count } were there already.
}
reading-other-days = { $count ->
    [one] { $metric }: on { $days } something else was measured already; both stay.
   *[other] { $metric }: on { $count } days something else was measured already; all of it stays. { $days }
}
sheet-too-large = { $path } is larger than a spreadsheet of measurements may be: 16 MB, or 64 MB unpacked.
sheet-too-long = { $path } has more than is taken in at once: 100,000 rows, 2,000,000 cells.
sheet-too-wide = { $path }, line { $line }: more than 1,000 columns.
hint-sheet-size = Keep the columns with dates and values, or import it in parts.
sheet-empty = { $path }: no values.
hint-sheet-empty = A column of dates and a column of values are needed; hidden sheets are read with --sheet.
sheet-not-text = { $path } is neither a text nor a workbook.
sheet-old-book = { $path } is a workbook in an old or binary format, or it has a password.
sheet-broken-book = { $path } cannot be read as a workbook.
hint-sheet-save-as = Save it in your spreadsheet program as xlsx, ods or csv.
sheet-open-quote = { $path }, line { $line }: a quotation mark is opened and never closed, so the rows after it cannot be told apart.
hint-sheet-open-quote = Close it there, or take it out.
sheet-no-sheets = { $path } is a text file and has no sheets.
hint-sheet-no-sheets = Leave --sheet out.
sheet-sheet-missing = { $path } has no sheet “{ $name }”.
sheet-which-sheet = { $path } has several sheets: { $there }.
hint-sheet-which-sheet = Say which one: --sheet "{ $name }"
hint-sheet-there = What is there: { $there }
sheet-order-open = { $path }, line { $line }: “{ $text }” is { $readings }, and no other row settles it.
sheet-reading = { $day } ({ $order })
sheet-either = { $one } or { $other }
sheet-named = “{ $name }”
sheet-list = { $one }, { $other }
sheet-example = “{ $name }” ({ $values })
hint-sheet-order-open = Say which one it is: { $orders }.
sheet-mark-open = { $path }, line { $line }, “{ $column }”: “{ $text }” is { $comma } with a decimal comma and { $point } with a decimal point, and no other row settles it.
hint-sheet-mark-open = Say which one it is: --decimal comma, --decimal point. It is remembered with the metric.
sheet-no-dates = { $path }: no column has dates. { $there }
hint-sheet-no-dates = Every measurement needs its day. Give the column a date format in your spreadsheet program, or add a column with the date; a running number is not one.
sheet-which-date = { $path }: several columns have dates: { $there }.
hint-sheet-which-date = Say which one: --column "{ $name }=date"
sheet-no-values = { $path }: no column has numbers for { $metric }. { $there }
hint-sheet-no-values = Say which column it is: --column NAME=SLUG
sheet-which-column = { $path }: several columns could be { $metric }: { $there }.
hint-sheet-which-column = Say which one: --column "{ $name }={ $metric }". It is remembered with the metric.
sheet-none-known = { $path }: none of its columns is known to be a metric of this board: { $there }.
hint-sheet-none-known = Say which metric it is: --column "{ $name }=SLUG"
sheet-column-missing = { $path } has no column “{ $name }”.
sheet-column-twice = { $path } has more than one column “{ $name }”.
hint-sheet-column-twice = Use the letter in place of the name: { $there }
sheet-bad-rows = { $count ->
    [one] { $path }: 1 row cannot be read, so nothing was imported.
   *[other] { $path }: { $count } rows cannot be read, so nothing was imported.
}
sheet-bad-row = line { $line }, { $column }: { $what }
sheet-more-rows = … and { $count } more; all of them with --format json
hint-sheet-bad-rows = Correct them in the spreadsheet and import it again. Rows in another way than the rest may need --dates or --decimal.
cell-no-date = there is no date
cell-not-a-date = “{ $text }” is not a date
cell-no-such-day = “{ $text }” is not on any calendar
cell-no-year = “{ $text }” has no year
cell-day-number = { $text } is a number, not a date
cell-other-order = “{ $text }” is no date when { $order ->
    [dmy] the day comes first
    [mdy] the month comes first
   *[ymd] the year comes first
}, as in the rest of the column
cell-not-a-number = “{ $text }” is not a number
cell-too-large = { $text } is larger than any number that can be kept
cell-other-mark = “{ $text }” does not fit the rest of the column, which has a decimal { $decimal ->
    [comma] comma
   *[point] point
}
cell-other-unit = “{ $text }” is in another unit than { $unit }
cell-time-unit = “{ $text }” is a time, and that fits a unit of h, min or s only, not { $unit }
cell-bad-time = “{ $text }” is no time; write it as h:mm or h:mm:ss, with minutes and seconds below 60
cell-is-a-date = { $text } is a date, not a value
cell-error = { $text } is an error of a formula
failed-column = “{ $text }” does not say which metric a column is.
hint-column = Write it as NAME=SLUG: --column "Lead time (min)=lead-time"
failed-column-twice = --column says twice which column “{ $name }” is.
hint-column-twice = Name one column for it, by its title or its letter.
imported-problems = { $count } problems, { $first } to { $last }
reading-json = { $path }: a JSON list
reading-field = { $field }: “{ $column }”
reading-problems = { $count ->
    [one] 1 problem
   *[other] { $count } problems
}
reading-problems-there = { $count ->
    [one] 1 was there already.
   *[other] { $count } were there already.
}
reading-no-source = Without a source nothing tells whether a problem was imported before; importing the file again would raise it again. A column can be named: --column NAME=source
sheet-no-texts = { $path }: no column is known to say what the problem is: { $there }.
hint-sheet-no-texts = Say which one: --column "{ $name }=text"
sheet-too-many = { $path } has more than 1,000 problems, and each becomes a file of its own.
sheet-broken-json = { $path }, line { $line }: no JSON: { $error }
sheet-no-list = { $path } is JSON, but no list of objects.
hint-sheet-json = A list of objects is needed, with the same keys in each: [{"{"}"text": "…", "source": "…"{"}"}]
cell-no-text = it does not say what the problem is
cell-source-twice = “{ $text }” is the source of line { $line } too, which says something else; each problem has a source of its own
failed-inbox-column = “{ $text }” does not say what a column is.
hint-inbox-column = Write it as NAME=FIELD, with one of: { $known }
standard-input = standard input
ask-sheet-dates = Which day is “{ $text }” in line { $line }?
ask-sheet-decimal = Which number is “{ $text }” in line { $line }, “{ $column }”?
ask-sheet-column = Which column is { $metric }?
ask-sheet-date-column = Which column has the dates?
ask-sheet-sheet = Which sheet?
ask-sheet-go-on = Is that how it is meant?

## The history

history-cut-off = Older history was left out when this repository was cloned; what came before is not known here. To fetch it: `git fetch --unshallow`
history-slow = This took a while. git can keep what makes it fast: `git commit-graph write --reachable --changed-paths`
as-it-stood = as it stood on { $on }, { $commit }
failed-point = “{ $text }” is neither a revision of this repository nor a date.
hint-point = Write a date such as 2026-12-01, yesterday or fri, or a revision such as HEAD~3, main or a commit's id.
failed-nothing-yet = On { $on } nothing had been recorded here yet.
hint-nothing-yet = See when it began: `kata log`
failed-not-there-yet = { $text } was not there yet on { $on }.
hint-not-there-yet = See how it came to be: `kata log { $text }`
order-unproven = came in one commit with its result, so nobody can tell which was first
order-late = was written after the result
order-nothing-expected = nothing
label-order = Expectation
label-expected-before = Expected before the result
label-why = What it is for
label-commits = Commits that name it
why-nothing = Nothing is written down that it serves.
change-new = new
change-gone = gone
change-stem = File name
change-became = { $old } → { $new }
change-taken-out = { $old } (taken out)
diff-nothing = No record differs.
check-in-commit = commit { $commit }
check-not-committed = not committed yet
check-order-unproven = The expectation of { $reference } came in one commit with its result ({ $commit }), so nobody can tell which was first.
cure-order-unproven = Merge branches with records, do not squash them. { $accept }
check-prediction-changed = What { $reference } expects is not what stood there before its result ({ $commit }): “{ $expected }”
cure-prediction-changed = Both are shown in `kata show { $reference }`. { $accept }
check-prediction-late = { $reference } had its result ({ $commit }) before anything was expected of it.
cure-prediction-late = Take the expectation out again; it then counts as a step without a prediction. { $accept }
cure-accept = Where it is known and stays so, kata.toml may say [check] accept = ["{ $line }"]
check-history-shallow = Older history was left out when this repository was cloned, so the order of older steps is not known here.
cure-history-shallow = Fetch it: `git fetch --unshallow`, in a workflow fetch-depth: 0
check-link = { $path } is a link; it is not followed, and what is behind it is not read.
cure-link = Put the files themselves there.
check-bad-name = The name of { $path } does not work on every system.
cure-bad-name = Give it a name of letters, digits and hyphens with git mv, then: `kata save`
check-name-clash = On some systems { $path } and { $other } are one and the same.
cure-name-clash = Give one of them another name with git mv.
failed-format = This command does not know that format.
hint-format = Every command has human and json; `kata check` has github too, `kata agenda` and `kata review` have markdown.
review-of = Review of { $board }
review-of-all = Review
review-since = since { $what } ({ $on })
review-since-cycle = since the coaching cycle of { $on }
review-since-target = since the target or current condition of { $on }; there has been no coaching cycle yet
review-since-begin = from the beginning
review-nothing = Nothing has changed.
review-questions = Questions worth asking
names-and-more = { $names } and { $more } more
body-takes-back = Undoes: { $subject } ({ $commit })
undo-done = Undone: { $subject } ({ $commit })
redo-done = Redone: { $subject } ({ $commit })
failed-undo-nothing = There is no step of yours here that could be undone.
hint-undo-nothing = See whose steps there are: `kata log`. A record names the step that is meant: `kata undo REF`
failed-redo-nothing = Nothing was undone here that could be redone.
hint-redo-nothing = See what happened: `kata log`
failed-undo-built-on = “{ $subject }” is not undone, for later steps build on it: { $later }
hint-undo-built-on = Undo those first, the newest first; or change what is wrong: a text with `edit`, as in `kata experiment edit E1`, a measurement with `kata measure‹ METRIC 41 --instead-of 40›`.
failed-undo-needed = “{ $subject }” is not undone: without it the records would no longer hold together.
hint-undo-change = Change what is wrong instead: a text with `edit`, as in `kata experiment edit E1`, a measurement with `kata measure‹ METRIC 41 --instead-of 40›`.
failed-undo-undo = “{ $subject }” takes a step back itself.
hint-undo-undo = To have that step again: `kata redo`
failed-undo-merge = “{ $subject }” is a merge, which brings the steps of others.
hint-undo-merge = Undo a single step, or the merge with git revert.
failed-undo-home = “{ $subject }” made this kata home.
hint-undo-home = To do without it, remove its files with git rm.
failed-undo-cut-off = What “{ $subject }” changed is not known here, for older history was left out.

## Dates and numbers

date-not-a-date = “{ $text }” is not a date; it can be written like these: { $accepted }
date-ambiguous = “{ $text }” can be { $day_first } or { $month_first }; write { $day_first_iso } or { $month_first_iso }
date-no-such-day = “{ $text }” is not on any calendar; look at its day and month
date-no-such-time = “{ $text }” has a time that is not on any clock; write it like 09:30 or 16:30
date-short-year = “{ $text }” has a short year; write the year with four digits
date-wrong-weekday = “{ $text }” names another day of the week than { $day } is
date-time-not-wanted = “{ $text }” has a time, and only a date is needed here
date-too-far = “{ $text }” is too far away; years go from 1 to 9999
number-not-a-number = “{ $text }” is not a number; write it like 41.5 or 41,5
number-ambiguous = “{ $text }” can be read as { $whole } or as { $fraction }; write { $whole } for the first, { $exact } for the second
number-other-unit = “{ $text }” is in { $given }, but this is measured in { $unit }
number-no-unit = “{ $text }” is in { $given }, but there is no unit here
number-not-a-time-unit = “{ $text }” is hours and minutes, but this is measured in { $unit }; that works for h, min and s only
number-time-without-unit = “{ $text }” is hours and minutes, but there is no unit here; that works for h, min and s only
number-bad-time = “{ $text }” is not a time; write it as h:mm or h:mm:ss, with minutes and seconds below 60
number-too-large = “{ $text }” is too large to be kept
number-not-a-range = “{ $text }” is not a range; write it like 36..39, ..40, 36.. or 36
number-reversed = “{ $text }” begins with the larger number; write { $high }..{ $low }

## Lessons and figures

label-built-on = Built on by
lessons-beside = Learned before, and near to this:
lessons-none-yet = Nothing that was learned is written down here yet. The result of an experiment, the look back on a target condition or the reason why something was dropped will stand here.
lessons-none-such = No lesson is like that. Without one of the options there may be some.
lessons-not-found = No lesson is near to “{ $query }”. Other words may find one; `kata lessons` alone shows all of them.
lessons-not-found-such = No lesson is near to “{ $query }” and like that. Other words, or fewer options, may find one.
lessons-near = Nothing says “{ $words }”; this is what is near to it.
lessons-more = { $count ->
    [one] 1 more lesson is not shown.
   *[other] { $count } more lessons are not shown.
}
stats-title = { $board }: figures for whoever learns here
stats-nothing = Nothing has been done here yet that could be told in figures.
stats-weeks = Weeks with something done
stats-weeks-of = { $active } of { $all }, since { $since }
stats-between-cycles = Between coaching cycles
stats-between-experiments = Between experiments
stats-held = Predicted ranges that held
stats-held-of = { $held } of { $told }
stats-held-few = { $held } of { $told }; with so few, the true share may be anything from { $low } to { $high } %
stats-days-per-target = A target condition takes
stats-experiments-per-target = Experiments toward a target condition
stats-to-result = From plan to result
stats-spread = { $median } ({ $low } – { $high })
stats-days = { $days ->
    [one] { $shown } day
   *[other] { $shown } days
}
stats-hours = { $hours ->
    [one] { $shown } hour
   *[other] { $shown } hours
}
stats-minutes = { $minutes ->
    [one] { $shown } minute
   *[other] { $shown } minutes
}
stats-surprises = What turned out otherwise than expected
stats-surprises-more = { $count ->
    [one] 1 more is told by { $command }
   *[other] { $count } more are told by { $command }
}
stats-totals = All boards together
stats-boards = Storyboards
stats-boards-of = { $all } ({ $closed } closed, { $resting } at rest)
stats-cycles = Coaching cycles
stats-experiments = Experiments
stats-experiments-of = { $planned } planned, { $recorded } recorded, { $dropped } dropped
stats-targets = Target conditions
stats-targets-of = { $set } set, { $back } looked back on
stats-obstacles = Obstacles
stats-obstacles-of = { $found } found, { $resolved } resolved
stats-standards = Standards in use
stats-problems = Problems
stats-problems-of = { $raised } raised, { $answered } answered or taken up
stats-not-yours = { $board } is somebody else's board; its figures are for its learner alone.
stats-which-board = Whose figures are meant is open; -b SLUG names your board.
stats-too-few = What was done on the boards is not added up here: with fewer than three learners the sum would tell the figures of one of them.

## Other repositories

failed-unreachable = { $remote } cannot be reached.
hint-unreachable = See whether the network is there and the address is right (`git remote -v`), then try again.
failed-not-authorised = { $remote } does not let you in.
hint-not-authorised = Your own git asks there, with your keys and passwords; try it with: `git ls-remote { $remote }`
failed-no-repository = There is no repository at { $remote }, or none that you may see.
hint-no-repository = See whether the address is right, and whether you were given access.
failed-bad-remote = “{ $remote }” is not used as an address of a repository.
hint-bad-remote-empty = Write an address such as git@example.com:team/kata.git.
hint-bad-remote-option = A part of it begins with a dash, and would be read as an option. For a folder of that name write ./ before it.
hint-bad-remote-control = There is a control character in it; was it copied from somewhere?
hint-bad-remote-helper = It would run the program git-remote-{ $helper }. If that is what you want, allow it first: `git config --global protocol.{ $helper }.allow always`
failed-bad-branch = “{ $name }” is not the name of a branch.

## A home on a branch of its own

home-on-branch = It is on the branch { $branch }, which has nothing to do with your other branches; what you have checked out there stays as it is. Only this branch is ever pushed by `kata sync`.
home-branch-here = The branch { $branch } has a kata home already. It is checked out in { $folder }.
home-branch-there = { $remote } has a branch { $branch } with a kata home already. It is checked out in { $folder }.
warning-branch-not-asked = Whether { $remote } has a branch { $branch } already is not known: { $why }
failed-branch-no-repository = { $folder } lies in no repository that could have a branch.
hint-branch-no-repository = Without --branch, `kata init` makes a repository for the home.
failed-branch-home = The kata home on the branch { $branch } is in { $folder } already.
hint-branch-home = Go on there: `kata -C { $folder } next`
failed-branch-taken = The branch { $branch } is checked out in { $folder }, and there is no kata home on it.
failed-branch-other = There is a branch { $branch } already, and no kata home on it.
hint-branch-other = Name another branch; it begins empty. A home beside other files is made with `kata init`, without --branch.
failed-folder-taken = { $folder } is not empty.
hint-folder-taken = Name another folder behind the command.
hint-home-elsewhere = There is one in { $folder }: `kata -C { $folder }`

## Two clones: kata sync and kata resolve

subject-merged = merged
subject-renumbered = renumbered
failed-in-the-way = Changed here and not committed, and changed by what comes in: { $paths }
hint-in-the-way = Commit your change first (records with `kata save`), or put it aside with git stash; then try again.
failed-sync-detached = HEAD is on no branch, so there is nothing that could follow another one.
hint-sync-detached = Go back to your branch: `git switch -`
failed-sync-here = { $branch } follows { $other } in this same repository; there is nothing to fetch.
hint-sync-here = Name the remote: `kata sync REMOTE`
failed-sync-unclear = { $branch } follows a branch of another name, { $there }; pushing it there may not be what is meant.
hint-sync-unclear = If it is, say so once: `git config push.default upstream`. If it is not: `git branch --unset-upstream { $branch }`
failed-sync-nowhere = There is no other repository to sync with yet.
hint-sync-nowhere =
    Make an empty one where you both can reach it, with a provider or in a shared folder, and name it here:
      `git init --bare FOLDER/practice.git`      in a shared folder only
      `git remote add origin ADDRESS`
failed-sync-several = { $branch } follows no branch yet, and there are several remotes: { $remotes }
hint-sync-several = Name the one that is meant: `kata sync { $remote }`
failed-sync-unrelated = { $remote } and this branch have no commit in common: they are two homes.
hint-sync-unrelated = See whether the remote is the right one: `git remote -v`. To bring them together all the same: `git merge --allow-unrelated-histories { $remote }`, then `kata resolve`
failed-sync-others = { $count ->
    [one] One commit that would be pushed to { $remote } changes
   *[other] { $count } commits that would be pushed to { $remote } change
  } files outside of the kata home.
hint-sync-others = If they may be pushed too: `kata sync --with-others`
failed-sync-own-hook = Your own pre-push hook stopped the push.
hint-sync-own-hook = What came in is merged; mend what the hook says and run `kata sync` again.
failed-sync-refused = { $remote } does not take this for { $branch }.
hint-sync-refused = Here everything is merged. Push it to a branch of its own and make a pull request of { $aside } for { $branch }: { $command }
failed-sync-moving = Others pushed to { $remote } each time before this could.
hint-sync-moving = Here everything is merged; run `kata sync` again in a moment.
failed-other-files = Other files are in conflict, and are merged by git alone: { $paths }
hint-other-files = Nothing has happened yet. Merge with `{ $command }`, mend those files, and run `kata resolve` for the records.
hint-other-conflicts = The records are decided. Mend those files, git add them, and finish with git.
failed-undecided = { $count ->
    [one] One field was
   *[other] { $count } fields were
  } changed on both sides, and only a person can say what holds: { $fields }
hint-undecided = `kata resolve` asks one after the other. Or say it: `kata resolve { $field } --take ours`, `kata resolve { $field } --take theirs`{ $both ->
    [yes] , `kata resolve { $field } --take both`
   *[no] {""}
}, `kata resolve { $field } --value "…"`
merge-ours = here
merge-theirs = comes in
merge-both = both
merge-other = something else
merge-nothing = nothing
merge-expectation = One side changed what was expected, the other recorded what happened. What was written before it was done?
ask-merge = What holds for { $field }?
ask-merge-value = What is to stand there?
failed-not-open = “{ $field }” is not open.
hint-nothing-open = There is nothing to decide here.
hint-open-fields = Open are: { $fields }
failed-no-both = { $field } can hold one value only.
failed-no-value = { $field } cannot be written as a value; take ours, theirs or both, and edit the record afterwards.
failed-take-missing = It is not said what holds for { $field }.
sync-nothing = Nothing new here or at { $remote }.
sync-came = { $count ->
    [one] One step came in from { $remote }:
   *[other] { $count } steps came in from { $remote }:
  }
sync-went = { $count ->
    [one] One step went to { $remote }:
   *[other] { $count } steps went to { $remote }:
  }
sync-more = … and { $count } more (`kata log`)
sync-together = Brought together:
sync-combined = { $reference }: { $text }
sync-kept-ours = { $reference } stays: you took it away, and there it was changed
sync-kept-theirs = { $reference } stays: there it was taken away, and you changed it
sync-board-kept-ours = Board { $board } stays: you took it away, and there somebody worked at it
sync-board-kept-theirs = Board { $board } stays: there it was taken away, and you worked at it
sync-renumbered = { $old } ({ $stem }) is { $new } now, since the number was given away twice
sync-odd = { $board }: { $finding }
sync-closed-board = { $board } was closed on one side while work went on at the other. Look together at what is still open, or reopen the board: `kata board reopen { $board }`
verbose-moved-on = { $remote } has moved on; fetching again
resolve-done = Everything is decided.
resolve-left = Stopped; nothing was recorded. What was decided is kept. To go on with it: `kata resolve`
resolve-nothing = There is nothing to decide, and no number twice.
resolve-go-on = Go on with: { $command }
check-merge-mixed = The merge { $commit } has something else in { $field } than its sides come to; git may have taken one record for another.
cure-merge-mixed = Compare with `{ $command }`, put it right and run `kata save`; or, if it is meant, accept it in kata.toml: [check] accept = ["{ $accept }"]

## What to do next where another program or the disk stopped a command

hint-again = When that is mended, give the same command again.
hint-busy = Wait until it has finished, then try again.
hint-bad-rev = See which there are: `git log --oneline`
hint-read = See whether the repository is whole: `git fsck`
hint-step-note = It is the note of a step that was cut off. See with `git status` what that step left, remove the note, then try again.

## Charts

chart-run = run chart
chart-xmr = process behaviour chart
chart-title = { $name } ({ $unit })
chart-span = { $count ->
    [one] 1 point, { $first }
   *[other] { $count } points, { $first } to { $last }
}
chart-points = points
chart-set-aside = set aside
chart-signal = signal
chart-mean = mean
chart-median = median
chart-upper = upper limit
chart-lower = lower limit
chart-limits = limits { $lower } to { $upper }
chart-moving-range = moving range
chart-target = { $target }: { $range }, by { $by }
chart-measured-anew = from { $from } measured anew: { $how }
chart-named = { $name } { $value }
chart-point-set-aside = { $point }, set aside: { $why }
chart-earlier = { $count ->
    [one] 1 earlier mark is not told here.
   *[other] { $count } earlier marks are not told here.
}
chart-earlier-signals = { $count ->
    [one] 1 earlier signal is not told here.
   *[other] { $count } earlier signals are not told here.
}
chart-few = { $count ->
    [one] There is 1 point so far; from { $enough } on the chart shows limits.
   *[other] There are { $count } points so far; from { $enough } on the chart shows limits.
}
chart-empty = Nothing has been measured here yet: `kata measure { $metric } VALUE`
chart-soft = The limits come from { $count } points and will still move.
chart-gaps = The line is broken where nothing was measured for long.
chart-without-place = { $count ->
    [one] 1 measurement is no finite number, and so is not drawn.
   *[other] { $count } measurements are no finite numbers, and so are not drawn.
}
chart-no-signal = No signal: the points vary as this process does by itself.
chart-above-limit = { $count ->
    [one] { $points } is above the upper limit of { $limit }.
   *[other] { $count } points are above the upper limit of { $limit }: { $points }.
}
chart-below-limit = { $count ->
    [one] { $points } is below the lower limit of { $limit }.
   *[other] { $count } points are below the lower limit of { $limit }: { $points }.
}
chart-row-above = { $count } points in a row are above the mean of { $centre }, from { $first } to { $last }.
chart-row-below = { $count } points in a row are below the mean of { $centre }, from { $first } to { $last }.
chart-near-upper = { $count } points are nearer to the upper limit than to the mean, at least three of any four in a row: { $points }.
chart-near-lower = { $count } points are nearer to the lower limit than to the mean, at least three of any four in a row: { $points }.
chart-step-up = From { $before } to { $after } is a larger step than the { $limit } that this process takes by itself.
chart-step-down = From { $before } down to { $after } is a larger step than the { $limit } that this process takes by itself.
chart-run-above = { $count } points in a row are above the median of { $centre }, from { $first } to { $last }; chance alone would give { $longest } at most.
chart-run-below = { $count } points in a row are below the median of { $centre }, from { $first } to { $last }; chance alone would give { $longest } at most.
refused-which-metric = This board has several metrics.
hint-which-metric = Name one: `kata chart { $first }`. There is: { $known }
chart-written = The chart is in { $path }.
ask-which-chart = Of which metric?
failed-two-outputs = Standard output is for one of them: the SVG or the JSON document.
hint-two-outputs = Name a file for the SVG: --svg FILE

## Exports

exported = Written: { $path }
exported-unchanged = { $path } is up to date already.
failed-export-write = { $path } cannot be written: { $error }
failed-export-folder = { $path } is a folder.
hint-export-folder = Name a file in it: { $option } { $folder }/FILE
failed-export-exists = { $path } is there already, and is no earlier export of this kind.
hint-export-exists = Name another file, or have it replaced with --force.
failed-export-record = { $path } is among the records of this home, or in its git directory.
hint-export-record = An export changes no records: name a file elsewhere.
export-date = Date
failed-export-no-metric = { $board } has no metric yet.
hint-export-no-metric = Add one: `kata metric add SLUG --unit UNIT`
failed-restore = { $path } was not taken in. { $count ->
    [one] This is
   *[other] These { $count } are
} in the way:
hint-restore = Nothing was changed. Import into a home of its own (kata init), or change or remove what is in the way, there or here.
restore-more = and { $count } more
restore-differs = { $file } is here and says something else
restore-elsewhere = { $file } is here already as { $there }
restore-number = { $file } has the number of { $taken }
restore-twice = { $file } stands in the export twice
restore-name = { $file } is no name that a record can have
restore-no-board = { $file } belongs to a board that is neither here nor in the export
restore-settings = { $file } has other settings here, or somebody else under the same handle
imported-records = { $boards ->
    [0] { $count ->
        [one] 1 record
       *[other] { $count } records
    }
    [one] 1 board, { $count ->
        [one] 1 record
       *[other] { $count } records
    }
   *[other] { $boards } boards, { $count } records
}
restored-board = { $board }: { $count ->
    [one] 1 record
   *[other] { $count } records
}
restored-home = home: { $count ->
    [one] 1 record
   *[other] { $count } records
}
restored-there = { $count ->
    [one] 1 record was there already.
   *[other] { $count } records were there already.
}
failed-restore-too-large = { $path } is too large for an export.
failed-restore-json = { $path }, line { $line }, column { $column }: { $error }
failed-restore-schema = { $path } is { $found }, not kata.export/1.
failed-restore-no-schema = { $path } does not say that it is kata.export/1.
failed-restore-place = { $path }, line { $line }: no record of the kind “{ $kind }” can stand as “{ $record }”.
failed-restore-record = { $path }, line { $line }: “{ $record }” cannot be read as a record: { $error }
failed-restore-text = { $path }, line { $line }: of “{ $record }”, text and record say different things.
failed-restore-size = { $path }, line { $line }: “{ $record }” is too large for a record.
hint-restore-document = Nothing was changed. Such a document is made with `kata export json`; docs/json.md says what stands in it.
history-title = { $name } · learning history

## What was typed or copied and means nothing

failed-placeholder = “…” stands for your own words; nothing was recorded.
hint-placeholder = Write what you mean in its place. At a terminal you may leave it out: then you are asked.
failed-dash = “-” says nothing.
hint-dash = Leave out what there is nothing to say of. A whole record from standard input: `--from -`
ask-typed-ahead = This was typed before anything was asked, and is taken for no answer:
ask-not-asked = The next lines were typed already, so nothing more is asked here. What is missing can be added later with edit.
failed-email = “{ $text }” is no e-mail address.
hint-email = Write it as git knows it: name@example.org
demo-left = Stopped; no example was made.

## The ways in, and what is asked when nothing was said

home-created-there =
    The kata home { $folder } is ready. Go there and open a board:
      `cd { $way }`
      `kata board new‹ SLUG --learner NAME --challenge "…"›`
failed-init-own-folder = This is your own folder, and in no repository: a kata home here would put all that you have into one.
hint-init-own-folder = Give it a folder of its own: `kata init NAME`. If you mean this one: `git init`, `kata init`
failed-init-within = { $folder } is within the kata home { $home }, where its records are.
hint-init-within = Choose a folder outside of it. To begin a board there: `kata board new`
begin-elsewhere = There is no kata home here, but one in { $folder }: `kata -C { $folder }`
failed-no-folder = There is no folder { $folder }.
date-no-day = “{ $text }” is a month; write its day too, as in { $example }
ask-record = Which record? E14, TC3, packing/O5, or a measure by its name.
ask-note = What is to be remarked?
ask-person = Who?
ask-take = As what is it taken up?
ask-take-obstacle = as a new obstacle on the board { $board }
ask-take-board = with a board of its own
refused-none-ended = No { $noun } of this board has ended.

## The storyboard as it hangs on the wall

board-metric = Metric
board-began = At the start
board-now = Now
board-wanted = Target
board-date-step = Date, step

## The page to hang up

page-as-of = as of { $day }
page-by = by { $day }
page-no-challenge = No challenge yet
page-no-target = No target condition yet.
page-no-condition = Nobody has written down yet how the process runs.
page-no-focus = None of them is in focus.
page-first = At the start
page-now = Now
page-wanted = Target
page-obstacles = Obstacles
page-parking-lot = Parking lot
page-gone = No longer in the way
page-next-step = Next step
page-elsewhere = (in full on page 2)
page-and-more = … and { $count } more, on page 2
page-continues = Continues on page 2.
page-continues-earlier = { $count ->
    [one] Continues on page 2, with 1 earlier experiment.
   *[other] Continues on page 2, with { $count } earlier experiments.
}
page-in-full = In full
page-earlier = Earlier experiments
forms-title = Forms to print
forms-date = Date
forms-run-chart = Run chart
forms-fold = Fold here
page-charts = Charts
page-further-charts = Further charts
failed-page-and-json = Standard output is for one of them: the page or the JSON document.
hint-page-and-json = Name a file for the page: --html FILE

## kata board watch

failed-watch-json = A board that is watched is for people; there is no JSON of it.
failed-watch-terminal = A board is watched on a terminal, and there is none here.
hint-watch = To see it once, or to use it in a script: `kata board show`
watch-changed = { $at }: changed: { $names }
watch-unreadable-at = { $name } cannot be read: { $place } { $what } (kata check)
watch-unreadable = { $name } cannot be read: { $why }
watch-keys-board = Tab: boards · ↑↓: choose · Enter: look · c: chart · ?: keys · q: leave
watch-keys-page = ↑↓: scroll · c: chart · Esc: back · ?: keys · q: leave
watch-keys = Keys
watch-key-boards = Tab, → | the next board (back: Shift-Tab, ←)
watch-key-number = 1 … 9 | the board of that number
watch-key-records = ↑ ↓, k j | the record above, below
watch-key-open = Enter | looks into the record
watch-key-chart = c | the chart of the metric; again: of the next one
watch-key-back = Esc | back to the board
watch-key-page = PgUp PgDn, Space | scrolls by a screen
watch-key-ends = Home End, g G | the beginning, the end
watch-key-reload = r | reads everything again
watch-key-suspend = Ctrl-Z | back to the shell; fg goes on
watch-key-leave = q, Ctrl-C | leaves

## Joining a kata home

clone-made = The kata home “{ $name }” is in { $folder }.
clone-made-unnamed = The kata home is in { $folder }.
clone-apart = It has a branch of its own, { $branch }, and that is checked out.
clone-empty =
    Nothing was begun in { $address } yet; it is empty. To begin:
      kata -C { $folder } init
clone-go = Go there: cd { $folder }
clone-me = You are { $name }.
clone-me-handle = You are { $name } ({ $handle }).
clone-stranger = git knows you as { $name } <{ $email }>, whom nobody here knows.
hint-clone-add = Say who you are: `kata people add HANDLE --name "{ $name }" --email { $email }`
hint-clone-edit = Or, if you are one of { $people }: `kata people edit HANDLE --email { $email }`
clone-learns = You are the learner at: { $boards }
clone-coaches = You coach at: { $boards }
clone-findings = `kata check` finds: { $findings }
clone-none-of-these = none of these
ask-clone-who = git knows you as { $name } <{ $email }>, whom nobody here knows. Which of these are you? Where no e-mail address of yours is known, this one is recorded.
ask-clone-who-nobody = git does not know who you are. Which of these are you?
ask-clone-be = Are your steps here to be by { $name } <{ $email }>?
failed-clone-name = { $address } does not say what the folder is to be called.
hint-clone-name = Name it: `kata clone URL DIR`
failed-clone-no-home = There is no kata home in { $address }. It is cloned into { $folder }.
hint-clone-no-home = Was another address meant? To make one here: `kata -C { $folder } init`
failed-clone-no-branch = There is no branch { $branch }. What is there is cloned into { $folder }.
failed-clone-branches = Several branches hold a kata home: { $branches }
hint-clone-branch = Check out the one that is meant: `git -C { $folder } switch BRANCH`
failed-clone-several = There are several kata homes in it: { $homes }
hint-clone-several = Go into the one that is meant, below { $folder }.
driver-open = { $field } was changed on both sides; decide it with: `kata resolve`
driver-different = { $path } is not the same record on both sides; bring them together with: `kata resolve`

## Pictures

field-pictures = Picture
field-file = File
field-caption = Caption
picture-of = Picture of { $of }
failed-picture-large = { $path } is larger than a picture may be: 48 MB.
failed-picture-points = { $path } has { $width } × { $height } points, and a picture may have 64 million.
hint-picture-smaller = Save it smaller in a picture program; 2000 points wide is all that is kept.
failed-picture-svg = { $path } is an SVG drawing, which may hold scripts and load what lies elsewhere.
hint-picture-svg = Export it as PNG in the program that drew it, or take a screenshot.
failed-picture-heif = { $path } is in a format of phones (HEIC, AVIF) that not everybody can open.
hint-picture-heif = Save or share it as JPEG. An iPhone takes JPEG itself with Settings, Camera, Formats, Most Compatible.
failed-picture-pdf = { $path } is a PDF document, not a picture.
hint-picture-pdf = Save the page as PNG, or link to the document: --link URL
failed-picture-unknown = { $path } is no picture in a format that is known here.
hint-picture-unknown = JPEG, PNG, WebP and GIF are taken.
failed-picture-broken = { $path } cannot be read as a picture: { $error }
hint-picture-broken = Open it in a picture program and save it anew.
restore-no-picture = { $file } in the export is no picture
check-picture-missing = The picture { $file } is not there.
cure-picture-missing = Put it back with git checkout, or take it out of the record: `{ $command }`
check-picture-unused = No record names this picture.
cure-picture-unused = If nobody needs it any more: `git rm { $path }`
check-picture-name = { $file } is no name of a picture, and is not looked for.
cure-picture-name = Add the picture with --picture, which names it.

## The site

site-boards = Boards
site-lessons = Lessons
site-problems = Problems
site-standards = Standards
site-culture = Culture
site-history = History
site-calendar = Calendar to subscribe to
site-feed = News feed
site-skip = To the content
site-no-boards = There is no board yet.
site-due = Due
site-nothing-due = Nothing is due in the next two weeks.
site-no-problems = Nobody has raised a problem yet.
site-no-standards = There is no standard yet.
site-no-lessons = Nothing has been learned yet.
site-search = Search
site-search-none = Nothing found
site-years = Years
site-written = Written to { $path }: { $written ->
    [one] 1 file
   *[other] { $written } files
}{ $unchanged ->
    [0] {""}
    [one] , 1 as it was
   *[other] , { $unchanged } as they were
}{ $removed ->
    [0] {""}
   *[other] , { $removed } removed
}.
site-left = { $path } is no part of the site any more, but was changed since it was written, and stays.
failed-site-foreign = { $path } is not empty, and no site of kata.
hint-site-foreign = Name another folder, or a new one: `kata export site -o DIR`
failed-site-taken = { $path } would be a file of the site, but there is another one there.
hint-site-taken = Move it away, or name another folder: `kata export site -o DIR`
failed-site-stdout = A site is a folder, and cannot go to standard output.
hint-site-stdout = Name the folder: `kata export site -o DIR`


## What takes longer than a second

progress-records = Reading the records
progress-history = Looking through the history
progress-files = Writing the files
progress-sheet = Reading the file
progress-steps = Replaying the steps

## What a power cut leaves

recovered-index = git’s index had lost its content, as a power cut leaves it; it was made again from the last commit. What was staged has to be staged again; the files are as they were.

# Direction and principles
kind-direction = direction
field-customers = For customers
field-employees = For employees
field-society = For society
field-principle = Principle
field-tested = Tested
field-kept = Kept
field-cost = What it cost
field-still-serves = Still serves
choice-customers = customers
choice-employees = employees
choice-society = society
ask-direction-customers = What are we there for, for our customers?
ask-direction-employees = What are we there for, for everybody who works here?
ask-direction-society = What are we there for, for society?
ask-direction-principle = Which principle holds when times are hard? With a short word in front: safety=Safety before output
ask-tested-text = What happened, and what was decided?
ask-tested-principle = Which principle was tested?
ask-tested-kept = Was it kept?
ask-tested-cost = What did it cost to keep it, or what was gained by not keeping it?
ask-board-serves = What does the challenge serve? The challenge of another board, or whom?
ask-look-back-still-serves = Does the challenge still serve what it is there for? How can you tell?
subject-direction-set = set
subject-principle-tested = tested
refused-no-direction = It is not written down yet what all of this is for.
hint-no-direction = Write it down: `kata direction edit‹ --customers "…" --principle "safety=…"›`
refused-no-principle = No principle is written down yet.
hint-no-principle = Write one down: `kata direction edit‹ --principle "safety=Safety before output"›`
refused-principle-missing = There is no principle “{ $key }”.
hint-principle-missing = These are there: { $known }
failed-keyed = “{ $text }” is no KEY=TEXT.
hint-keyed = Like this: "safety=Safety before output"

# Handing a board over
hand-over = hand-over
hand-over-by = by { $by }
hand-over-focus = in focus
hand-over-running = Still running
hand-over-learned = What was learned last
handed-over = { $on }: from { $from } to { $to } ({ $role })
handed-over-first = { $on }: to { $to } ({ $role })
field-handed-over = Handed over
field-to = To
field-know = Need to know
choice-learner = learner
choice-coach = coach
state-handed-over = handed over
subject-board-handed-over = handed over
ask-hand-over-to = Who has the board from now on?
ask-hand-over-as = As what? Enter means as the learner.
ask-hand-over-know = What must the next one know that does not stand on the board?
refused-has-it-already = { $person } has the board { $board } already.
hint-has-it-already = See who has it: `kata board show { $board }`

# The six elements of the culture
kind-reflection = reflection
element-purpose = Purpose
element-problems = Problems as fuel
element-system = Systematic work
element-learning = Learning and sharing
element-safety = Safety
element-leadership = Leaders as coaches
field-reflected = Reflected
field-team = Team
field-purpose = Purpose
field-system = Systematic work
field-learning = Learning and sharing
field-safety = Safety
field-leadership = Leaders as coaches
subject-culture-reflected = reflected
ask-reflection-team = Which team reflects?
ask-reflection-purpose = Does what we do still serve what we are there for? When did a principle cost us something?
ask-reflection-problems = Does everybody dare to say what goes wrong, and what became of it? Do we choose goals that we can influence?
ask-reflection-system = Does improving have its place in the day? What slipped back, and why?
ask-reflection-learning = What did we learn from somebody else? What would be lost if one of us left?
ask-reflection-safety = What went wrong, and what happened then? Is there room to try and to be wrong?
ask-reflection-leadership = Do those who lead ask and give room? Who was helped to grow?
refused-nothing-said = Nothing was said of any element.
hint-nothing-said = One is enough: { $flags }
culture-title = Our improvement culture
culture-nothing = The records show nothing of it yet.
culture-no-direction = It is not written down yet what all of this is for.
culture-records = The records
culture-said-heading = What was said
culture-said = Said on { $on }
culture-said-by = Said on { $on }, { $team }
culture-said-once = Said
culture-of = { $what }: { $text }
culture-text = { $text }
culture-for-customers = For customers: { $text }
culture-for-employees = For employees: { $text }
culture-for-society = For society: { $text }
culture-kept = “{ $principle }” was kept on { $on }: { $text }
culture-kept-cost = “{ $principle }” was kept on { $on }: { $text } · what it cost: { $cost }
culture-not-kept = “{ $principle }” was not kept on { $on }: { $text }
culture-not-kept-cost = “{ $principle }” was not kept on { $on }: { $text } · what was at stake: { $cost }
culture-serves-customers = { $challenge } → customers
culture-serves-employees = { $challenge } → employees
culture-serves-society = { $challenge } → society
culture-serves-board = { $challenge } → the challenge of { $board }
culture-waits = { $text } · since { $on }, { $days ->
    [0] today
    [one] for 1 day
   *[other] for { $days } days
}
culture-taken = { $text } → { $taken }
culture-answered = { $text } · answer: { $why }
culture-influenceable = influenceable: { $text }
culture-ambitious = ambitious yet achievable: { $text }
culture-essential = essential: { $text }
culture-cycle = { $board }: last coaching cycle on { $on }, { $days ->
    [0] today
    [one] yesterday
   *[other] { $days } days ago
}
culture-cycle-due = { $board }: last coaching cycle on { $on }, { $days ->
    [0] today
    [one] yesterday
   *[other] { $days } days ago
}; by its rhythm the next one waits since { $due }
culture-no-cycle = { $board }: no coaching cycle yet
culture-rests-until = { $board }, until { $until }
culture-expired = { $text } · its date was { $by }, { $days ->
    [one] yesterday
   *[other] { $days } days ago
}
culture-seen = { $text } · seen on { $on }: { $seen }
culture-due = { $text } · since { $by }
culture-confirm-by = { $text } · to be confirmed by { $by }
culture-used = { $text } → { $by }
culture-surprise =
    { $step }
    Expected: { $expect }
    Happened: { $happened }
    Learned: { $learned }
culture-surprise-unexpected =
    { $step }
    Happened: { $happened }
    Learned: { $learned }
culture-corrected = { $metric }, { $on }: corrected, and what was measured first still stands beside it
culture-set-aside = { $metric }, { $on }: { $why }
culture-aim = { $text } · from { $set }, by { $by }
culture-aim-ended = { $text } · from { $set } to { $on }: { $result }
head-culture-purpose = What we are there for
head-culture-principle = Principles that hold in hard times
head-culture-tested = When a principle was tested
head-culture-serves = What the work serves
head-culture-serves-unsaid = Not said what it serves
head-culture-still-serves = Does it still serve? Said when looking back
head-culture-waits-longest = Waits longest for an answer
head-culture-waits = Also waits
head-culture-taken = Taken up
head-culture-answered = Answered
head-culture-criterion = Why these goals
head-culture-criterion-unsaid = Goals of which not every criterion is said
head-culture-rhythm = Rhythm
head-culture-rests = Rests
head-culture-slipped = Standards that no longer hold
head-culture-due = Standards that nobody went to see in time
head-culture-holds = Standards that hold
head-culture-unconfirmed = Standards that nobody has gone to see yet
head-culture-expired = Target conditions whose date has passed
head-culture-used = Learned by one, used by others
head-culture-handed-over = Handed over
head-culture-looked-back = Learned when looking back
head-culture-surprise = Went otherwise than expected, and what was learned
head-culture-dropped = Not carried on
head-culture-corrected = Put right, and left to be seen
head-culture-guarded = Tried with care for whom it could hurt
head-culture-practises = What coaches practise next
head-culture-asked = A question that the board raises
head-culture-aim = Target conditions over the months

# Rhythm beside the agenda and the next step
agenda-last = the last one was on { $on }
next-cycle-waits = By its rhythm a coaching cycle waits since { $due }; the last one was on { $last }.
next-first-cycle-waits = By its rhythm the first coaching cycle waits since { $due }.

hint-near = Did you mean { $near }? There is: { $known }
hint-known = There is: { $known }
coach-no-target = There is no target condition now. To set one: `kata target new`
failed-redo-since = “{ $subject }” is not redone, for you have taken steps on that board since.
hint-redo-since = See what it was, and record it again where it still holds: `git show { $commit }`
problem-raised-next = To take it up: `kata problem take { $problem }`. To answer it: `kata problem close { $problem }‹ --why "…"›`
waiting-for-git = Another git is writing here; waiting for it

## What is said shorter, or where it was missing

refused-slug-taken = “{ $slug }” cannot be a name: it is too long, or it reads like a reference or a device.
ask-shape-number = in { $unit }
coach-focus-stays = Enter: { $focus } stays in focus
head-slug = Name
head-ref = Record
head-handle = Short name

## Help, manual pages, schemas

failed-help = There is no help on “{ $word }”.
hint-help-none = What it takes you see with --help.
schema-written = The schemas are in { $path }. An editor follows them from a first line such as: #:schema { $path }/experiment.schema.json

## Several homes at once

stats-homes = Of these homes together: { $homes }
site-homes = Kata homes

## How records name one another, and how long a problem waits

label-took-away = Did away with
label-stood-in-way = Stood in the way of
label-in-way = In its way stood
label-began-here = Began here
label-served-by = Served by
label-waits = Waits
problem-waits = open since { $on }, { $days ->
    [0] today
    [one] for 1 day
   *[other] for { $days } days
}
problem-raised-on = raised on { $on }
problem-answered-on = answered on { $on }: { $why }
problem-in-way = stood in the way of { $target } ({ $state })
agenda-problem-in-way = not answered yet, stood in the way of { $target }: { $text }
culture-waits-in-way = { $waits } · stood in the way of { $target }
problem-of = about { $standard } of { $board }

## What waits on the other boards

head-others = The other boards
others-more = { $text } · and { $count } more
others-nothing = nothing waits
others-how = Another board: `kata -b SLUG`. All that waits: `kata agenda`

## The board, where little was measured and at a glance

board-not-since = not measured since
page-last-step = Last step

## What homes of an earlier version lack

check-attributes-lacking = Lines for git that a new home has are missing; line ends may then differ from one machine to another.
cure-attributes-lacking = Add to the file, each on a line of its own, and commit it: { $lines }

## Choices and wrong usage

choice-replaced = replaced
usage-unknown-option = There is no option { $option } here.
usage-unexpected = Nothing is expected at “{ $text }”.
usage-quote = A text of several words stands between quotes. See `{ $command }`
usage-unknown-command = There is no command “{ $command }”.
usage-near = Did you mean `{ $near }`?
usage-needs-command = { $command } needs one of its commands.
usage-no-value = { $flag } needs a value behind it.
usage-too-many = { $flag } does not take “{ $text }” as well.
usage-twice = { $flag } stands there twice.
usage-conflict = { $flag } does not go together with { $others }.
usage-count = It takes a whole number.
usage-not-text = One of the words is not text in UTF-8.
usage-more = See `{ $command }`
show-namesakes = This is { $this }; there is also { $others }.
usage-import =
    `kata import json FILE` takes in another home. What else comes from a file:
      `kata measure --csv FILE`         measurements
      `kata problem import FILE`        problems
choice-taken = taken up
topic-practice = practice
topic-terms = terms
topic-files = files
topic-merging = merging
topic-privacy = privacy
ask-how-plain = Enter: next, and what stands there is kept · - alone: take it out · Ctrl-C: stop, and nothing is recorded
coach-how-plain = Enter: next, also without an answer · Ctrl-C: stop; what was said is kept
