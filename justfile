# The few commands; `just` alone lists them.

_default:
    @just --list

# Everything that has to hold before a change is taken
ci:
    .ci/run

# The tests of rules and views, or of some of them: just lib practice::
lib *filter:
    cargo test --locked --lib {{filter}}

# The tests through the real binary, or those of one file: just cli coaching::
cli *filter:
    cargo test --locked --test cli {{filter}}

# Who may use whom
layers:
    cargo test --locked --test layers

# docs/commands.md, made anew from the command line
docs:
    KATA_UPDATE_DOCS=1 cargo test --locked --lib reference

# docs/adding.md, followed literally in a copy of the source
guide:
    .ci/follow

# A repository to explore
demo dir="/tmp/kata-demo":
    cargo run --quiet -- demo {{dir}}
