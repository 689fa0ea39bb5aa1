//! stub
use crate::series::{Blame, Series};
use std::io::{self, Write};
/// stub
pub fn write_history(_out: &mut dyn Write, _series: &Series, _print: bool) -> io::Result<()> {
    Ok(())
}
/// stub
pub fn write_blame(
    _out: &mut dyn Write,
    _series: &Series,
    _b: &Blame,
    _print: bool,
) -> io::Result<()> {
    Ok(())
}
