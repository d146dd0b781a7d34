//! Pictures: the bytes of a file in, a picture fit for a record out.
//!
//! What is committed is read by whoever clones it, for ever. So nothing of a file is kept but what is
//! to be seen on it: it is decoded, set upright, scaled down and encoded anew, and with the old file go
//! the place where it was taken, the camera, the name of whoever owns it, and the small preview that
//! may show more than the picture does.
//!
//! A file from elsewhere may be made to do harm. What is decoded, and how much of it, is decided before
//! a decoder sees it: by its first bytes, its size, and the width and height that it says it has.
//!
//! Nothing here opens a file, knows git or words anything.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits,
    codecs::{jpeg::JpegEncoder, png::PngEncoder},
    imageops::FilterType,
    metadata::Orientation,
};

/// The largest file that is looked at.
pub const LARGEST: usize = 48 << 20;
/// The most points that a picture may have: more than the cameras of nearly all phones make.
const MOST: u64 = 64_000_000;
/// The most memory that a decoder may take.
const MEMORY: u64 = 320 << 20;
/// A progressive JPEG comes in as many goes as whoever made it wanted; real ones have ten.
const MOST_SCANS: usize = 64;
/// The longer side of what is kept: enough to read the writing on a whiteboard.
pub const LONGEST: u32 = 2000;
/// A drawing is kept as it is up to this size, and else as a photograph.
const LARGEST_DRAWING: usize = 3 << 19;
const QUALITY: u8 = 82;

/// What is kept of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub bytes: Vec<u8>,
    /// `jpg` or `png`.
    pub ending: &'static str,
    pub width: u32,
    pub height: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    #[error("larger than a picture may be")]
    TooLarge,
    #[error("{width} × {height} points are more than a picture may have")]
    TooManyPoints { width: u32, height: u32 },
    /// It may hold scripts, and refer to what lies elsewhere.
    #[error("a drawing as SVG")]
    Svg,
    /// HEIC or AVIF, as phones take them.
    #[error("a photograph in the format of a phone")]
    Heif,
    #[error("a document")]
    Pdf,
    #[error("no picture that is known")]
    Unknown,
    #[error("a picture that cannot be read: {0}")]
    Broken(String),
}

/// A picture fit for a record.
pub fn keep(bytes: &[u8]) -> Result<Kept, PictureError> {
    if bytes.len() > LARGEST {
        return Err(PictureError::TooLarge);
    }
    let format = format(bytes)?;
    if format == ImageFormat::Jpeg && scans(bytes) > MOST_SCANS {
        return Err(PictureError::Broken("too many scans".to_owned()));
    }
    let (image, orientation) = decoded(bytes, format)?;
    let mut image = scaled(image);
    image.apply_orientation(orientation);
    encoded(&image, format)
}

/// What a file is, by its first bytes; its name says nothing.
fn format(bytes: &[u8]) -> Result<ImageFormat, PictureError> {
    if let Ok(
        format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::Gif | ImageFormat::WebP),
    ) = image::guess_format(bytes)
    {
        return Ok(format);
    }
    let heif = |brand: &[u8]| {
        matches!(
            brand,
            b"heic"
                | b"heix"
                | b"hevc"
                | b"hevx"
                | b"heim"
                | b"heis"
                | b"mif1"
                | b"msf1"
                | b"avif"
                | b"avis"
        )
    };
    let start = &bytes[..bytes.len().min(1024)];
    let text = String::from_utf8_lossy(start).to_lowercase();
    Err(match start {
        [_, _, _, _, b'f', b't', b'y', b'p', a, b, c, d, ..] if heif(&[*a, *b, *c, *d]) => {
            PictureError::Heif
        }
        [b'%', b'P', b'D', b'F', ..] => PictureError::Pdf,
        _ if text.contains("<svg") => PictureError::Svg,
        _ => PictureError::Unknown,
    })
}

/// In how many goes a JPEG is drawn. The two bytes stand nowhere else in what a decoder goes through.
fn scans(bytes: &[u8]) -> usize {
    bytes
        .windows(2)
        .filter(|pair| *pair == [0xff, 0xda])
        .count()
}

fn decoded(bytes: &[u8], format: ImageFormat) -> Result<(DynamicImage, Orientation), PictureError> {
    let broken = |error: image::ImageError| PictureError::Broken(error.to_string());
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    let points = u64::from(width) * u64::from(height);
    if points > MOST || decoder.total_bytes() > MEMORY {
        return Err(PictureError::TooManyPoints { width, height });
    }
    // Which way up is said beside the picture, and goes with all that is said there.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder).map_err(broken)?;
    Ok((image, orientation))
}

/// No larger than is kept.
fn scaled(image: DynamicImage) -> DynamicImage {
    let longest = image.width().max(image.height());
    if longest <= LONGEST {
        return image;
    }
    // The careful way needs four times the memory of the picture, so a large one is made smaller in the
    // simple way first.
    let image = match longest > 2 * LONGEST {
        true => image.thumbnail(2 * LONGEST, 2 * LONGEST),
        false => image,
    };
    image.resize(LONGEST, LONGEST, FilterType::Triangle)
}

/// A drawing as PNG, a photograph as JPEG.
fn encoded(image: &DynamicImage, format: ImageFormat) -> Result<Kept, PictureError> {
    let broken = |error: image::ImageError| PictureError::Broken(error.to_string());
    let kept = |bytes: Vec<u8>, ending: &'static str| Kept {
        bytes,
        ending,
        width: image.width(),
        height: image.height(),
    };
    let drawing =
        format != ImageFormat::Jpeg && (format != ImageFormat::WebP || see_through(image));
    if drawing {
        let image = flat(image);
        let mut bytes = Vec::new();
        PngEncoder::new(&mut bytes)
            .write_image(
                image.as_bytes(),
                image.width(),
                image.height(),
                image.color().into(),
            )
            .map_err(broken)?;
        if bytes.len() <= LARGEST_DRAWING {
            return Ok(kept(bytes, "png"));
        }
    }
    let image = on_paper(image);
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .encode_image(&image)
        .map_err(broken)?;
    Ok(kept(bytes, "jpg"))
}

/// With eight bits a colour, and none more than there are.
fn flat(image: &DynamicImage) -> DynamicImage {
    let grey = !image.color().has_color();
    match (see_through(image), grey) {
        (true, false) => image.to_rgba8().into(),
        (true, true) => image.to_luma_alpha8().into(),
        (false, false) => image.to_rgb8().into(),
        (false, true) => image.to_luma8().into(),
    }
}

fn see_through(image: &DynamicImage) -> bool {
    image.color().has_alpha() && image.to_rgba8().pixels().any(|pixel| pixel.0[3] < u8::MAX)
}

/// What can be seen through shows white paper.
fn on_paper(image: &DynamicImage) -> DynamicImage {
    if !see_through(image) {
        return flat(image);
    }
    let mut image = image.to_rgba8();
    for pixel in image.pixels_mut() {
        let [colours @ .., alpha] = &mut pixel.0;
        for colour in colours {
            let over = u32::from(*colour) * u32::from(*alpha) + 255 * (255 - u32::from(*alpha));
            // Between 0 and 255, as both colours are.
            *colour = u8::try_from(over / 255).unwrap_or(u8::MAX);
        }
        *alpha = u8::MAX;
    }
    DynamicImage::from(image).to_rgb8().into()
}

#[cfg(test)]
mod tests;
