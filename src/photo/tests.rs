use image::{Rgb, RgbImage, Rgba, RgbaImage};

use super::*;

fn written(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// The left half red, the right half blue.
fn two_halves(width: u32, height: u32) -> DynamicImage {
    let colour = |x: u32, _| match x < width / 2 {
        true => Rgb([220, 20, 20]),
        false => Rgb([20, 20, 220]),
    };
    RgbImage::from_fn(width, height, colour).into()
}

/// What a camera says beside a picture: which way up it is, where it was taken, with what.
fn with_exif(jpeg: &[u8], orientation: u16) -> Vec<u8> {
    let mut tiff: Vec<u8> = b"II*\0\x08\0\0\0".to_vec();
    let make = b"SecretCam 52.0907N 5.1214E\0";
    tiff.extend(2u16.to_le_bytes());
    // 0x010f, the maker, as text behind the list
    tiff.extend(0x010fu16.to_le_bytes());
    tiff.extend(2u16.to_le_bytes());
    tiff.extend(u32::try_from(make.len()).unwrap().to_le_bytes());
    tiff.extend(38u32.to_le_bytes());
    // 0x0112, which way up
    tiff.extend(0x0112u16.to_le_bytes());
    tiff.extend(3u16.to_le_bytes());
    tiff.extend(1u32.to_le_bytes());
    tiff.extend(u32::from(orientation).to_le_bytes());
    tiff.extend(0u32.to_le_bytes());
    tiff.extend(make);
    let mut segment = b"Exif\0\0".to_vec();
    segment.extend(tiff);
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    bytes.extend(u16::try_from(segment.len() + 2).unwrap().to_be_bytes());
    bytes.extend(segment);
    bytes.extend(&jpeg[2..]);
    bytes
}

fn opened(kept: &Kept) -> RgbImage {
    image::load_from_memory(&kept.bytes).unwrap().to_rgb8()
}

fn is_red(pixel: Rgb<u8>) -> bool {
    pixel.0[0] > 150 && pixel.0[2] < 100
}

#[test]
fn where_and_with_what_it_was_taken_is_gone_and_it_stands_upright() {
    let jpeg = written(&two_halves(80, 40), ImageFormat::Jpeg);
    let taken = with_exif(&jpeg, 6);
    assert!(String::from_utf8_lossy(&taken).contains("52.0907N"));
    let kept = keep(&taken).unwrap();
    assert_eq!((kept.ending, kept.width, kept.height), ("jpg", 40, 80));
    let text = String::from_utf8_lossy(&kept.bytes);
    assert!(!text.contains("SecretCam") && !text.contains("Exif"));
    // Turned to the right, what was at the left is on top.
    let image = opened(&kept);
    assert!(is_red(*image.get_pixel(20, 10)));
    assert!(!is_red(*image.get_pixel(20, 70)));
}

#[test]
fn a_large_one_is_scaled_down_and_a_small_one_stays() {
    let large = keep(&written(&two_halves(4500, 900), ImageFormat::Jpeg)).unwrap();
    assert_eq!((large.width, large.height), (2000, 400));
    assert!(is_red(*opened(&large).get_pixel(500, 200)));
    let small = keep(&written(&two_halves(60, 40), ImageFormat::Jpeg)).unwrap();
    assert_eq!((small.width, small.height), (60, 40));
}

#[test]
fn a_drawing_stays_sharp_and_a_photograph_stays_small() {
    let drawing = written(&two_halves(300, 200), ImageFormat::Png);
    let kept = keep(&drawing).unwrap();
    assert_eq!(kept.ending, "png");
    assert_eq!(opened(&kept), two_halves(300, 200).to_rgb8());
    // Noise, as a photograph written as PNG has it.
    let mut state = 1u32;
    let mut noise = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    let photograph = RgbImage::from_fn(900, 700, |_, _| Rgb([noise(), noise(), noise()]));
    let written = written(&photograph.into(), ImageFormat::Png);
    assert_eq!(keep(&written).unwrap().ending, "jpg");
}

#[test]
fn what_can_be_seen_through_stays_so_or_shows_paper() {
    let clear = RgbaImage::from_pixel(50, 50, Rgba([0, 0, 0, 0]));
    let kept = keep(&written(&clear.clone().into(), ImageFormat::Png)).unwrap();
    let again = image::load_from_memory(&kept.bytes).unwrap();
    assert!(again.color().has_alpha());
    let paper = on_paper(&clear.into()).to_rgb8();
    assert_eq!(*paper.get_pixel(3, 3), Rgb([255, 255, 255]));
}

#[test]
fn gif_and_webp_are_taken_too() {
    for format in [ImageFormat::Gif, ImageFormat::WebP] {
        let kept = keep(&written(&two_halves(60, 40), format)).unwrap();
        assert_eq!((kept.width, kept.height), (60, 40), "{format:?}");
        assert!(is_red(*opened(&kept).get_pixel(10, 20)), "{format:?}");
    }
}

#[test]
fn the_same_file_makes_the_same_picture() {
    let file = written(&two_halves(300, 200), ImageFormat::Jpeg);
    assert_eq!(keep(&file), keep(&file));
}

/// A PNG that says it is so large, with next to nothing in it.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = b"IHDR".to_vec();
    head.extend(width.to_be_bytes());
    head.extend(height.to_be_bytes());
    head.extend([8, 6, 0, 0, 0]);
    bytes.extend(13u32.to_be_bytes());
    bytes.extend(&head);
    bytes.extend(crc(&head).to_be_bytes());
    bytes.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xae\x42\x60\x82");
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 {
                (crc >> 1) ^ 0xedb8_8320
            } else {
                crc >> 1
            };
        }
    }
    !crc
}

#[test]
fn a_small_file_that_says_it_is_a_huge_picture_is_refused_before_anything_is_made_of_it() {
    for (width, height) in [(60_000, 60_000), (u32::MAX >> 1, 2), (9000, 9000)] {
        let refused = keep(&bomb(width, height)).unwrap_err();
        assert!(
            matches!(
                refused,
                PictureError::TooManyPoints { .. } | PictureError::Broken(_)
            ),
            "{refused:?}"
        );
    }
}

#[test]
fn a_picture_in_thousands_of_goes_is_refused() {
    let mut jpeg = written(&two_halves(60, 40), ImageFormat::Jpeg);
    for _ in 0..100 {
        jpeg.extend([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]);
    }
    assert!(matches!(keep(&jpeg), Err(PictureError::Broken(_))));
}

#[test]
fn what_is_no_picture_is_called_what_it_is() {
    let svg = b"<?xml version=\"1.0\"?>\n<!-- a --><SVG xmlns='http://www.w3.org/2000/svg'><script>x</script></SVG>";
    assert_eq!(keep(svg), Err(PictureError::Svg));
    assert_eq!(
        keep(b"\0\0\0\x18ftypheic\0\0\0\0mif1"),
        Err(PictureError::Heif)
    );
    assert_eq!(
        keep(b"\0\0\0\x18ftypavif\0\0\0\0mif1"),
        Err(PictureError::Heif)
    );
    assert_eq!(keep(b"%PDF-1.7"), Err(PictureError::Pdf));
    assert_eq!(keep(b"hello"), Err(PictureError::Unknown));
    assert_eq!(keep(b""), Err(PictureError::Unknown));
    assert_eq!(keep(&vec![0xff; LARGEST + 1]), Err(PictureError::TooLarge));
    let jpeg = written(&two_halves(60, 40), ImageFormat::Jpeg);
    assert!(matches!(
        keep(&jpeg[..jpeg.len() / 4]),
        Err(PictureError::Broken(_))
    ));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    /// Whatever is changed in a file, it is read or refused.
    #[test]
    fn no_file_stops_the_program(
        which in 0usize..4,
        changes in proptest::collection::vec((0usize..4000, 0u8..), 1..40),
        cut in 0usize..4000,
    ) {
        let formats = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP];
        let mut bytes = written(&two_halves(40, 30), formats[which]);
        for (at, byte) in changes {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        bytes.truncate(cut.max(20));
        let _ = keep(&bytes);
    }
}
