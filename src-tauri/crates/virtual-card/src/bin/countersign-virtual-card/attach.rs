//! `attach`: a card in a virtual reader, and a hand that moves it.

use std::io::BufRead as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use clap::Args;
use virtual_card::vpcd::{Attachment, DEFAULT_PORT};
use virtual_card::{Pace, ReaderBay, Touch, VirtualCard};

use crate::{Outcome, say};

/// How long an insertion may take until vpcd has been reached.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// How the card is moved, for `--help`.
const COMMANDS: &str = "\
The first line printed says whether the reader was reached. Then each line of standard input
is a command and is answered by one line that begins with `ok` or `error`:

  insert [FILE]            the card that was pulled, or another one
  remove
  pull before N            pull the card instead of letting the N-th command from now on reach it
  pull after N             pull it when it has executed that command, before the answer is heard
  pull after command INS [P2]
                           the same for the next command with this instruction, in hexadecimal: 24 80 is a
                           change of the PIN, 24 81 of the PUK, 2c an unblocking, fa a setting of the tries
  delay MS | silicon | off how long each command takes
  touch given [MS]         a touch comes after so long
  touch refused [MS]       no touch comes; the card gives up after so long
  count                    commands and bytes since `count reset`
  count reset
  quit

The end of standard input ends the program, unless --stay is given.";

/// `attach` and its options.
#[derive(Args)]
#[command(after_long_help = COMMANDS)]
pub(crate) struct Attach {
    /// The card's state file.
    #[arg(long, value_name = "FILE")]
    state: PathBuf,
    /// Where vpcd listens.
    #[arg(long, default_value = "127.0.0.1")]
    host: String,
    /// vpcd's port; the second slot of a reader has the next one.
    #[arg(long, default_value_t = DEFAULT_PORT)]
    port: u16,
    /// Play the card without vendor extensions, serial number and metadata.
    #[arg(long)]
    generic: bool,
    /// Take the time real silicon takes: RSA keys in seconds, signatures in 50 to 300 ms.
    #[arg(long)]
    silicon: bool,
    /// Start without the card in the reader.
    #[arg(long)]
    removed: bool,
    /// Stay when standard input ends.
    #[arg(long)]
    stay: bool,
}

impl Attach {
    pub(crate) fn run(self) -> Outcome {
        let bay = Arc::new(ReaderBay::new());
        let card = self.open(&self.state)?;
        if self.silicon {
            bay.set_pace(Pace::Silicon);
        }
        let attachment = Attachment::start(Arc::clone(&bay), self.host.clone(), self.port)?;
        let stay = self.stay;
        let mut hand = Hand {
            arguments: self,
            bay,
            attachment,
        };
        if hand.arguments.removed {
            say("ok removed")?;
        } else {
            say(&render(hand.put_in(card)))?;
        }
        for line in std::io::stdin().lock().lines() {
            let line = line?;
            if line.trim() == "quit" {
                say("ok quit")?;
                return Ok(());
            }
            say(&render(hand.obey(&line)))?;
        }
        if !stay {
            return Ok(());
        }
        loop {
            thread::park();
        }
    }

    fn open(&self, path: &Path) -> Result<VirtualCard, virtual_card::OpenError> {
        let card = VirtualCard::open(path)?;
        Ok(if self.generic {
            card.as_generic()
        } else {
            card
        })
    }
}

/// What moves the card.
struct Hand {
    arguments: Attach,
    bay: Arc<ReaderBay>,
    attachment: Attachment,
}

impl Hand {
    fn obey(&mut self, line: &str) -> Result<String, String> {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["insert"] => self.insert(None),
            ["insert", ..] => self.insert(
                line.trim()
                    .strip_prefix("insert")
                    .map(|path| Path::new(path.trim())),
            ),
            ["remove"] => {
                if self.bay.remove() {
                    Ok("removed".to_owned())
                } else {
                    Err("no card is in the reader".to_owned())
                }
            }
            ["pull", "before", n] => parse(n).map(|n| {
                self.bay.pull_before(n);
                format!("pull before {n}")
            }),
            ["pull", "after", n] => parse(n).map(|n| {
                self.bay.pull_after(n);
                format!("pull after {n}")
            }),
            ["pull", "after", "command", instruction] => self.pull_after_command(instruction, None),
            ["pull", "after", "command", instruction, p2] => {
                self.pull_after_command(instruction, Some(p2))
            }
            ["delay", "off"] => Ok(self.pace(Pace::Immediate, "delay off")),
            ["delay", "silicon"] => Ok(self.pace(Pace::Silicon, "delay silicon")),
            ["delay", ms] => parse(ms).map(|ms| {
                self.pace(
                    Pace::PerCommand(Duration::from_millis(ms)),
                    &format!("delay {ms}"),
                )
            }),
            ["touch", "given"] => Ok(self.touch(Touch::default(), "touch given")),
            ["touch", "given", ms] => parse(ms).map(|ms| {
                self.touch(
                    Touch::Given {
                        after: Duration::from_millis(ms),
                    },
                    "touch given",
                )
            }),
            ["touch", "refused"] => Ok(self.touch(
                Touch::Refused {
                    after: Duration::ZERO,
                },
                "touch refused",
            )),
            ["touch", "refused", ms] => parse(ms).map(|ms| {
                self.touch(
                    Touch::Refused {
                        after: Duration::from_millis(ms),
                    },
                    "touch refused",
                )
            }),
            ["count"] => Ok(self.count()),
            ["count", "each"] => Ok(self.count_each()),
            ["count", "reset"] => {
                self.bay.reset_traffic();
                Ok("count reset".to_owned())
            }
            _ => Err(
                "unknown command; there are insert, remove, pull, delay, touch, count and quit"
                    .to_owned(),
            ),
        }
    }

    /// Reads the state file anew, so that a change made to it meanwhile is seen.
    fn insert(&mut self, path: Option<&Path>) -> Result<String, String> {
        if let Some(path) = path {
            let card = self
                .arguments
                .open(path)
                .map_err(|error| error.to_string())?;
            path.clone_into(&mut self.arguments.state);
            return self.put_in(card);
        }
        if self.bay.insertion().is_some() {
            return Err("a card is in the reader".to_owned());
        }
        let card = self
            .arguments
            .open(&self.arguments.state)
            .map_err(|error| error.to_string())?;
        self.put_in(card)
    }

    fn put_in(&self, card: VirtualCard) -> Result<String, String> {
        let insertion = self.bay.insert(card);
        if self.attachment.wait_connected(insertion, CONNECT_TIMEOUT) {
            return Ok(format!("inserted {}", self.arguments.state.display()));
        }
        Err(format!(
            "vpcd at {}:{} was not reached yet; still trying",
            self.arguments.host, self.arguments.port
        ))
    }

    fn pull_after_command(&self, instruction: &str, p2: Option<&str>) -> Result<String, String> {
        let told = p2.map_or(String::new(), |p2| format!(" {p2}"));
        self.bay
            .pull_after_command(parse_byte(instruction)?, p2.map(parse_byte).transpose()?);
        Ok(format!("pull after command {instruction}{told}"))
    }

    fn pace(&self, pace: Pace, told: &str) -> String {
        self.bay.set_pace(pace);
        told.to_owned()
    }

    fn touch(&self, touch: Touch, told: &str) -> String {
        self.bay.set_touch(touch);
        told.to_owned()
    }

    fn count_each(&self) -> String {
        let each = self.bay.exchanged().into_iter().map(|one| {
            let header = hex::encode(one.header);
            format!(" {header}:{}+{}", one.sent, one.received)
        });
        format!("count each{}", each.collect::<String>())
    }

    fn count(&self) -> String {
        let traffic = self.bay.traffic();
        format!(
            "count apdus={} sent={} received={} bytes={}",
            traffic.apdus,
            traffic.sent,
            traffic.received,
            traffic.sent + traffic.received
        )
    }
}

fn render(answer: Result<String, String>) -> String {
    match answer {
        Ok(done) => format!("ok {done}"),
        Err(refused) => format!("error {refused}"),
    }
}

fn parse_byte(text: &str) -> Result<u8, String> {
    let [byte] = <[u8; 1]>::try_from(hex::decode(text).unwrap_or_default())
        .map_err(|_| format!("{text} is not a byte of two hexadecimal digits"))?;
    Ok(byte)
}

fn parse(number: &str) -> Result<u64, String> {
    number
        .parse()
        .map_err(|_| format!("{number} is not a number"))
}
