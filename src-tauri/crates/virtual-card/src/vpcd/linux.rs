//! Acknowledging without delay; the setting does not last, so that it belongs before each read.

use std::io;
use std::net::TcpStream;
use std::os::linux::net::TcpStreamExt as _;

pub(super) fn acknowledge_at_once(stream: &TcpStream) -> io::Result<()> {
    stream.set_quickack(true)
}
