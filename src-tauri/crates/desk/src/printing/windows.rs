//! Windows has no way of its own to print a PDF: the pages are drawn here and given to the printer as pictures, by GDI.
//! Neither is tried on Windows yet.
#![allow(unsafe_code)]

use std::{ffi::c_void, iter::once, mem::size_of};

use hayro::vello_cpu::Pixmap;
use windows::{
    Win32::{
        Graphics::{
            Gdi::{
                BI_RGB, BITMAPINFO, BITMAPINFOHEADER, CreateDCW, DIB_RGB_COLORS, DeleteDC,
                GET_DEVICE_CAPS_INDEX, GetDeviceCaps, HDC, HORZRES, LOGPIXELSX, PHYSICALOFFSETX,
                PHYSICALOFFSETY, SRCCOPY, StretchDIBits,
            },
            Printing::{
                EnumPrintersW, GetDefaultPrinterW, PRINTER_ENUM_CONNECTIONS, PRINTER_ENUM_LOCAL,
                PRINTER_INFO_4W,
            },
        },
        Storage::Xps::{AbortDoc, DOCINFOW, EndDoc, EndPage, StartDocW, StartPage},
    },
    core::{PCWSTR, PWSTR},
};
use zeroize::Zeroizing;

use super::{PrinterView, PrintingError, draw_pages};

/// Most pages of one job: as many letters as are printed at once.
const PAGES: usize = protocol::PrintLetters::MAX_LETTERS;

/// Points of a page in an inch.
const POINTS: f32 = 72.0;

/// Dots in an inch that text is drawn with; more is only slower.
const DOTS: f32 = 300.0;

pub(super) async fn printers() -> Result<Vec<PrinterView>, PrintingError> {
    crate::blocking::run(|| {
        let default = default_printer();
        let names = printer_names().ok_or(PrintingError::NoSystem)?;
        let view = |name: String| PrinterView {
            is_default: default.as_deref() == Some(&name),
            is_set: false,
            description: None,
            name,
        };
        Ok(names.into_iter().map(view).collect())
    })
    .await
}

pub(super) async fn print(
    printer: &str,
    title: &str,
    pdf: Zeroizing<Vec<u8>>,
) -> Result<Option<String>, PrintingError> {
    let (printer, title) = (printer.to_owned(), title.to_owned());
    crate::blocking::run(move || {
        let refused = |why: &str| PrintingError::Refused {
            printer: printer.clone(),
            why: why.to_owned(),
        };
        let device = Device::open(&printer).ok_or_else(|| PrintingError::NoPrinter {
            printer: printer.clone(),
        })?;
        let mut job = Job::begin(&device, &title).ok_or_else(|| refused("StartDoc"))?;
        let dots = device.caps(LOGPIXELSX).max(1) as f32;
        let scale = dots.min(DOTS) / POINTS;
        let drawn = draw_pages(
            pdf,
            PAGES,
            |_| scale,
            |page| job.page(&page, dots / dots.min(DOTS)),
        );
        drawn.ok_or_else(|| refused("StretchDIBits"))?;
        // All pages are with the spooler, which may print them whatever it answers now.
        let number = job.end().ok_or_else(|| PrintingError::NoAnswer {
            printer: printer.clone(),
        })?;
        Ok(Some(number.to_string()))
    })
    .await
}

fn wide(text: &str) -> Vec<u16> {
    text.encode_utf16().chain(once(0)).collect()
}

fn default_printer() -> Option<String> {
    let mut length = 0;
    // SAFETY: asked without a buffer it writes the length alone.
    let _ = unsafe { GetDefaultPrinterW(None, &mut length) };
    let mut name = vec![0_u16; usize::try_from(length).ok()?];
    let buffer = PWSTR(name.as_mut_ptr());
    // SAFETY: the buffer has the length that is given.
    unsafe { GetDefaultPrinterW(Some(buffer), &mut length) }
        .as_bool()
        .then(|| String::from_utf16_lossy(name.split(|unit| *unit == 0).next().unwrap_or(&[])))
}

fn printer_names() -> Option<Vec<String>> {
    let which = PRINTER_ENUM_LOCAL | PRINTER_ENUM_CONNECTIONS;
    let (mut needed, mut count) = (0, 0);
    // SAFETY: asked without a buffer it writes the length alone, and says that there was no room.
    let _ = unsafe { EnumPrintersW(which, PCWSTR::null(), 4, None, &mut needed, &mut count) };
    if needed == 0 {
        return Some(Vec::new());
    }
    let length = usize::try_from(needed).ok()?;
    // Of pointers, so that the records in it are aligned.
    let mut buffer = vec![0_usize; length.div_ceil(size_of::<usize>())];
    // SAFETY: as many bytes as are used below, in a buffer that is longer.
    let bytes = unsafe { std::slice::from_raw_parts_mut(buffer.as_mut_ptr().cast::<u8>(), length) };
    // SAFETY: the buffer is a slice with its length.
    unsafe {
        EnumPrintersW(
            which,
            PCWSTR::null(),
            4,
            Some(bytes),
            &mut needed,
            &mut count,
        )
    }
    .ok()?;
    let count = usize::try_from(count).ok()?;
    // SAFETY: the system has written `count` records of level 4 at the beginning of the buffer.
    let records =
        unsafe { std::slice::from_raw_parts(buffer.as_ptr().cast::<PRINTER_INFO_4W>(), count) };
    // SAFETY: each name is a text that ends with zero, in the same buffer.
    let name = |record: &PRINTER_INFO_4W| unsafe { record.pPrinterName.to_string() }.ok();
    Some(records.iter().filter_map(name).collect())
}

/// A printer's device context.
struct Device(HDC);

impl Device {
    fn open(printer: &str) -> Option<Self> {
        let (driver, name) = (wide("WINSPOOL"), wide(printer));
        let (driver, name) = (PCWSTR(driver.as_ptr()), PCWSTR(name.as_ptr()));
        // SAFETY: both texts end with zero and live until it returns.
        let device = unsafe { CreateDCW(driver, name, PCWSTR::null(), None) };
        (!device.is_invalid()).then_some(Self(device))
    }

    fn caps(&self, index: GET_DEVICE_CAPS_INDEX) -> i32 {
        // SAFETY: the device context is open as long as `self` lives.
        unsafe { GetDeviceCaps(Some(self.0), index) }
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        // SAFETY: it was opened once, and is closed once.
        let _ = unsafe { DeleteDC(self.0) };
    }
}

/// A print job. It is given up unless it is ended.
struct Job<'a> {
    device: &'a Device,
    number: i32,
    ended: bool,
}

impl<'a> Job<'a> {
    fn begin(device: &'a Device, title: &str) -> Option<Self> {
        let title = wide(title);
        let document = DOCINFOW {
            cbSize: i32::try_from(size_of::<DOCINFOW>()).ok()?,
            lpszDocName: PCWSTR(title.as_ptr()),
            ..DOCINFOW::default()
        };
        // SAFETY: the record and its text live until it returns.
        let number = unsafe { StartDocW(device.0, &document) };
        (number > 0).then_some(Self {
            device,
            number,
            ended: false,
        })
    }

    /// A page, at the edge of the paper: the printer's own margin is counted in. Each dot of the picture has `dot` of the
    /// printer's.
    fn page(&mut self, page: &Pixmap, dot: f32) -> Option<()> {
        let (width, height) = (i32::from(page.width()), i32::from(page.height()));
        let on_paper = |dots: i32| (dots as f32 * dot) as i32;
        if self.device.caps(HORZRES) <= 0 {
            return None;
        }
        let (left, top) = (
            self.device.caps(PHYSICALOFFSETX),
            self.device.caps(PHYSICALOFFSETY),
        );
        let picture = picture(page);
        let header = BITMAPINFO {
            bmiHeader: BITMAPINFOHEADER {
                biSize: u32::try_from(size_of::<BITMAPINFOHEADER>()).ok()?,
                biWidth: width,
                // From top to bottom.
                biHeight: -height,
                biPlanes: 1,
                biBitCount: 32,
                biCompression: BI_RGB.0,
                ..BITMAPINFOHEADER::default()
            },
            ..BITMAPINFO::default()
        };
        let device = self.device.0;
        // SAFETY: between StartDoc and EndDoc; the picture has width × height dots of four bytes, as its header says.
        let lines = unsafe {
            if StartPage(device) <= 0 {
                return None;
            }
            let lines = StretchDIBits(
                device,
                -left,
                -top,
                on_paper(width),
                on_paper(height),
                0,
                0,
                width,
                height,
                Some(picture.as_ptr().cast::<c_void>()),
                &header,
                DIB_RGB_COLORS,
                SRCCOPY,
            );
            if EndPage(device) <= 0 {
                return None;
            }
            lines
        };
        (lines > 0).then_some(())
    }

    fn end(mut self) -> Option<i32> {
        self.ended = true;
        // SAFETY: the job was begun on this device context, and is ended once.
        (unsafe { EndDoc(self.device.0) } > 0).then_some(self.number)
    }
}

impl Drop for Job<'_> {
    fn drop(&mut self) {
        if !self.ended {
            // SAFETY: the job was begun on this device context, and has not ended.
            let _ = unsafe { AbortDoc(self.device.0) };
        }
    }
}

/// Blue, green, red and nothing, as GDI has them; on white nothing is transparent.
fn picture(page: &Pixmap) -> Zeroizing<Vec<u8>> {
    let dots = page.data().iter();
    Zeroizing::new(dots.flat_map(|dot| [dot.b, dot.g, dot.r, 0]).collect())
}
