//! The line to WebDriver, without async at its other end.

use std::fmt;
use std::future::Future;
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

/// A session with the window. Each call ends within [`LIMIT`].
pub(super) struct Driver {
    runtime: Runtime,
    client: Client,
}

/// For one answer of the driver. A program that ends at its start leaves the first one open for ever.
const LIMIT: Duration = Duration::from_secs(60);

/// What questions to a page are made of. It is laid into the page once: a web view keeps something of every script that a
/// driver has it run, and a long day is many thousand questions.
const PAGE: &str = include_str!("page.js");

/// Begins each question.
const WORDS: &str = "if (!window.countersignAsks) return 'no words yet';\
     const { all, found, isEnabled, isSeen, nameOf, plain, roleOf, text, top } = window.countersignAsks;";

/// What a page answers that has not been asked before, or was loaded again since.
const NO_WORDS: &str = "no words yet";

/// Follows [`PAGE`].
const KEPT: &str =
    "window.countersignAsks = { all, found, isEnabled, isSeen, nameOf, plain, roleOf, text, top };";

/// Under which a driver names an element (WebDriver §12.1).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Why the driver did not do as it was told.
#[derive(Debug)]
pub(super) enum DriverError {
    /// It said so.
    Refused(CmdError),
    /// It said nothing.
    Silent,
}

impl Driver {
    /// Has the driver at `url` start a program, and gets hold of its window.
    pub(super) fn open(url: &str, program: &str) -> Result<Self, String> {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities(program));
        let connecting = async { tokio::time::timeout(LIMIT, builder.connect(url)).await };
        let client = match runtime.block_on(connecting) {
            Ok(Ok(client)) => client,
            Ok(Err(error)) => return Err(error.to_string()),
            Err(_) => return Err("it did not open a window".to_owned()),
        };
        Ok(Self { runtime, client })
    }

    /// Tells the driver something.
    pub(super) fn tell<T, F: Future<Output = Result<T, CmdError>>>(
        &self,
        command: impl FnOnce(Client) -> F,
    ) -> Result<T, DriverError> {
        let command = command(self.client.clone());
        let answered = async { tokio::time::timeout(LIMIT, command).await };
        self.runtime
            .block_on(answered)
            .map_err(|_| DriverError::Silent)?
            .map_err(DriverError::Refused)
    }

    /// What a script says that may use all of `page.js`.
    pub(super) fn ask(&self, script: &str, arguments: Vec<Value>) -> Result<Value, DriverError> {
        let script = format!("{WORDS}\n{script}");
        let ask = || {
            let (script, arguments) = (script.clone(), arguments.clone());
            self.tell(|client| async move { client.execute(&script, arguments).await })
        };
        let answer = ask()?;
        if answer != NO_WORDS {
            return Ok(answer);
        }
        let page = format!("{PAGE}\n{KEPT}");
        self.tell(|client| async move { client.execute(&page, Vec::new()).await })?;
        ask()
    }

    /// The elements that a script gives.
    pub(super) fn elements(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> Result<Vec<Element>, DriverError> {
        let given = self.ask(script, arguments)?;
        let ids = given.as_array().into_iter().flatten();
        let element = |id: &Value| {
            let id = id[ELEMENT].as_str()?.to_owned();
            Some(Element::from_element_id(self.client.clone(), id.into()))
        };
        Ok(ids.filter_map(element).collect())
    }

    /// Closes the window and ends its program, as far as the driver can.
    pub(super) fn close(self) {
        let Self { runtime, client } = self;
        // A window that is gone already cannot be closed.
        let _ = runtime.block_on(async { tokio::time::timeout(LIMIT, client.close()).await });
    }
}

impl fmt::Debug for Driver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Driver")
    }
}

impl fmt::Display for DriverError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(error) => error.fmt(f),
            Self::Silent => f.write_str("the driver does not answer"),
        }
    }
}

fn capabilities(program: &str) -> Capabilities {
    let options = json!({ "webkitgtk:browserOptions": { "binary": program, "args": [] } });
    match options {
        Value::Object(options) => options,
        _ => Capabilities::new(),
    }
}
