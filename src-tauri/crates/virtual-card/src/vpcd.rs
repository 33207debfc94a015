//! The card side of vpcd, the virtual reader of the vsmartcard project.
//!
//! vpcd listens; the card connects. A frame is its length in two bytes, most significant first, and so many
//! bytes: one byte is a control code, more are a command APDU.

mod attachment;
#[cfg(target_os = "linux")]
mod linux;

pub use attachment::Attachment;

use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;

/// vpcd's port unless set otherwise; a second card connects to the next one.
pub const DEFAULT_PORT: u16 = 0x8C7B;

/// What the reader asks of the card.
enum Request {
    PowerOff,
    PowerOn,
    Reset,
    AnswerToReset,
    Transmit(Vec<u8>),
    /// A control code nobody knows, or an empty frame.
    Unknown,
}

fn read_request(stream: &mut TcpStream) -> io::Result<Request> {
    let mut length = [0; 2];
    read(stream, &mut length)?;
    let mut frame = vec![0; usize::from(u16::from_be_bytes(length))];
    read(stream, &mut frame)?;
    Ok(match frame[..] {
        [0] => Request::PowerOff,
        [1] => Request::PowerOn,
        [2] => Request::Reset,
        [4] => Request::AnswerToReset,
        [] | [_] => Request::Unknown,
        _ => Request::Transmit(frame),
    })
}

/// Length and content in one segment.
fn write_answer(stream: &mut TcpStream, answer: &[u8]) -> io::Result<()> {
    let length = u16::try_from(answer.len()).map_err(io::Error::other)?;
    let frame = [&length.to_be_bytes(), answer].concat();
    stream.write_all(&frame)
}

fn read(stream: &mut TcpStream, buffer: &mut [u8]) -> io::Result<()> {
    // vpcd sends a frame in two segments; a delayed acknowledgement of the first holds back the second for 40 ms.
    #[cfg(target_os = "linux")]
    linux::acknowledge_at_once(stream)?;
    stream.read_exact(buffer)
}
