use clap::CommandFactory;
use clap_complete::generate;

use crate::{
    arguments::{Arguments, Completions},
    help,
    output::Output,
};

pub(crate) fn run(arguments: &Completions, output: &Output) {
    let mut command = help::told(Arguments::command(), output.messages());
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    generate(arguments.shell, &mut command, name, &mut script);
    output.raw(&script);
}
