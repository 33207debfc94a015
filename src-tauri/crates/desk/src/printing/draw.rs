use std::sync::Arc;

use hayro::{
    PixmapSettings, RenderCache, RenderSettings,
    hayro_interpret::InterpreterSettings,
    hayro_syntax::Pdf,
    render,
    vello_cpu::{Pixmap, color::palette::css::WHITE},
};

/// Most dots of a side of a page: A4 at 600 dots per inch has 7016.
const MOST_DOTS: f32 = 8192.0;

/// Draws the pages of a PDF one after the other, at most so many, on white. `scale` says how many dots a point of the page
/// has, by the page's size in points; a page that would be larger than can be drawn is drawn smaller. `None` for what is
/// no PDF, for one with more pages or none, and where `each` ends it.
pub(crate) fn draw_pages<D>(
    pdf: D,
    most: usize,
    scale: impl Fn((f32, f32)) -> f32,
    mut each: impl FnMut(Pixmap) -> Option<()>,
) -> Option<()>
where
    D: AsRef<[u8]> + Send + Sync + 'static,
{
    let pdf = Pdf::new(Arc::new(pdf)).ok()?;
    let pages = pdf.pages();
    if !(1..=most).contains(&pages.len()) {
        return None;
    }
    let (cache, interpreter) = (RenderCache::new(), InterpreterSettings::default());
    for page in pages.iter() {
        let size = page.render_dimensions();
        let larger = size.0.max(size.1);
        if !(larger.is_finite() && larger >= 1.0) {
            return None;
        }
        let scale = scale(size).clamp(0.1, MOST_DOTS / larger);
        let settings = PixmapSettings {
            x_scale: scale,
            y_scale: scale,
            bg_color: WHITE,
        };
        let (render_settings, cache) = (RenderSettings::default(), &cache);
        each(render(
            page,
            cache,
            &interpreter,
            &render_settings,
            &settings,
        ))?;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::draw_pages;

    /// One page of 200 by 100 points with a black square at the lower left.
    const PDF: &[u8] = b"%PDF-1.4\n\
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<<>>>>endobj\n\
        4 0 obj<</Length 17>>stream\n0 0 50 50 re\nf\n  \nendstream endobj\n\
        trailer<</Root 1 0 R>>\n%%EOF\n";

    #[test]
    fn a_page_is_drawn_as_large_as_is_asked_for() {
        let mut drawn = Vec::new();
        let ended = draw_pages(
            PDF,
            1,
            |_| 2.0,
            |page| {
                drawn.push(page);
                Some(())
            },
        );
        assert_eq!(ended, Some(()));
        let [page] = drawn.as_slice() else {
            panic!("{} pages", drawn.len())
        };
        assert_eq!((page.width(), page.height()), (400, 200));
        let (black, white) = (page.sample(10, 190), page.sample(390, 10));
        assert_eq!((black.r, black.g, black.b), (0, 0, 0));
        assert_eq!((white.r, white.g, white.b), (255, 255, 255));
    }

    #[test]
    fn what_is_no_pdf_or_has_other_pages_is_not_drawn() {
        let nothing = |_| Some(());
        assert_eq!(draw_pages(&b"no PDF"[..], 1, |_| 1.0, nothing), None);
        assert_eq!(draw_pages(PDF, 0, |_| 1.0, nothing), None);
    }
}
