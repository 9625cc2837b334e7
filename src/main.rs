//! The `isogloss` program: parse the arguments, run, map the outcome to an exit code.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;
use isogloss::cli::{Cli, Command};
use isogloss::commands::{
    Ending, Made, Surroundings, build, check, explain, export, init, inspect, report, terms,
};
use isogloss::config::ConfigError;
use isogloss::diagnostic::render::Look;
use isogloss::files::State;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match run(&Cli::parse()) {
        Ok(Ending::Clean) => ExitCode::SUCCESS,
        Ok(Ending::Findings) => ExitCode::from(1),
        Err(error) => {
            // Stderr may be closed; there is nobody left to tell.
            let _ = writeln!(anstream::stderr(), "{}", told(&error));
            ExitCode::from(2)
        }
    }
}

fn run(cli: &Cli) -> anyhow::Result<Ending> {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is where it is passed in from"
    )]
    let working_dir = std::env::current_dir()?;
    let around = Surroundings {
        working_dir,
        config: cli.config.clone(),
        look: Look {
            color: std::io::stdout().is_terminal(),
            ..Look::default()
        },
        interactive: std::io::stderr().is_terminal(),
        state: State::of_user(),
    };
    let (text, ending) = match &cli.command {
        Command::Build(args) => {
            let built = build::run(args, &around)?;
            anstream::stderr().write_all(built.notices.as_bytes())?;
            anstream::stderr().write_all(built.summary.as_bytes())?;
            (built.findings, built.ending)
        }
        Command::Check(args) => check::run(args, &around)?,
        Command::Terms(args) => (terms::run(args, &around)?, Ending::Clean),
        Command::Explain(args) => (explain::run(args)?, Ending::Clean),
        Command::Export(args) => made(export::run(args, &around)?)?,
        Command::Report(args) => made(report::run(args, &around)?)?,
        Command::Init(args) => (init::run(args, &around)?, Ending::Clean),
        Command::Inspect(args) => (inspect::run(args, &around)?, Ending::Clean),
    };
    match anstream::stdout().write_all(text.as_bytes()) {
        // The reader of the pipe has seen enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {}
        other => other?,
    }
    Ok(ending)
}

/// Says what was left out, and passes on the rest.
fn made(made: Made) -> std::io::Result<(String, Ending)> {
    anstream::stderr().write_all(made.notices.as_bytes())?;
    anstream::stderr().write_all(made.unread.as_bytes())?;
    let ending = made.ending();
    Ok((made.text, ending))
}

/// An error for people: a configuration's problems with their places, anything else in a
/// line with its causes.
fn told(error: &anyhow::Error) -> String {
    match error.downcast_ref::<ConfigError>() {
        Some(ConfigError::Invalid(invalid)) => invalid.render(std::io::stderr().is_terminal()),
        _ => format!("error: {error:#}"),
    }
}
