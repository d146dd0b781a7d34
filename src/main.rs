//! Arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    katalog::cmd::main(std::env::args_os())
}
