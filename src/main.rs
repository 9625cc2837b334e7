//! The `isogloss` program: parse the arguments, run, map the outcome to an exit code.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;
use isogloss::cli::{Cli, Command};
use isogloss::commands::{
    Ending, Made, Printed, Surroundings, build, check, explain, export, init, inspect, report,
    terms,
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
            let _ = print(anstream::stderr(), &told(&error));
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
            print(anstream::stderr(), &built.notices)?;
            print(anstream::stderr(), &built.summary)?;
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
    match print(anstream::stdout(), &text) {
        // The reader of the pipe has seen enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {}
        other => other?,
    }
    Ok(ending)
}

/// The only place where the program writes to a terminal or a pipe.
fn print(mut stream: impl Write, printed: &Printed) -> std::io::Result<()> {
    stream.write_all(printed.as_str().as_bytes())
}

/// Says what was left out, and passes on the rest.
fn made(made: Made) -> std::io::Result<(Printed, Ending)> {
    print(anstream::stderr(), &made.notices)?;
    print(anstream::stderr(), &made.unread)?;
    let ending = made.ending();
    Ok((made.text, ending))
}

/// An error for people: a configuration's problems with their places, anything else in a
/// line with its causes.
fn told(error: &anyhow::Error) -> Printed {
    match error.downcast_ref::<ConfigError>() {
        Some(ConfigError::Invalid(invalid)) => {
            let styled = std::io::stderr().is_terminal();
            Printed::coloured(&(invalid.render(styled) + "\n"))
        }
        _ => Printed::text(&format!("error: {error:#}\n")),
    }
}
