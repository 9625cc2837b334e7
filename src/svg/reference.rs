//! Addresses: of the file's own parts, and of pictures that the file brings along.

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use imagesize::ImageType;
use percent_encoding::percent_decode_str;

/// Editors leave the padding out, or add it.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// `#id`, where the address is one.
pub(super) fn of_own_part(address: &str) -> Option<String> {
    let address = address.trim();
    address.starts_with('#').then(|| address.to_owned())
}

/// The address of a picture within the file (`data:`, RFC 2397, in base 64), written anew:
/// PNG, JPEG, GIF or WebP, by its bytes and not by what it says.
pub(super) fn of_picture(address: &str) -> Option<String> {
    let address = address.trim();
    let scheme = address.get(..5)?;
    let (media, data) = address[5..].split_once(',')?;
    let media = media.to_ascii_lowercase();
    let declared = media.strip_suffix(";base64")?.trim_end();
    let is_bitmap = matches!(
        declared,
        "image/png" | "image/jpeg" | "image/jpg" | "image/gif" | "image/webp"
    );
    if !scheme.eq_ignore_ascii_case("data:") || !is_bitmap {
        return None;
    }
    let mut data: Vec<u8> = percent_decode_str(data).collect();
    data.retain(|byte| !byte.is_ascii_whitespace());
    let picture = BASE64.decode(data).ok()?;
    let kind = match imagesize::image_type(&picture).ok()? {
        ImageType::Png => "png",
        ImageType::Jpeg => "jpeg",
        ImageType::Gif => "gif",
        ImageType::Webp => "webp",
        _ => return None,
    };
    Some(format!(
        "data:image/{kind};base64,{}",
        BASE64.encode(picture)
    ))
}
