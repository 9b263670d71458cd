//! Any bytes cut, scaled and stamped: a picture, or a sentence.
#![no_main]

use interview::Portrait;
use libfuzzer_sys::fuzz_target;
use picture::{Bounds, Output, PictureWish, Sharpening, Stamp};

fuzz_target!(|bytes: &[u8]| {
    let _ = picture::stamp(bytes, &Stamp { caption: "Ö".to_owned(), ..Stamp::default() });
    // What decoding takes is bounded by what the head says; a large one only takes the fuzzer's time.
    let Ok(head) = picture::inspect(bytes) else { return };
    if u64::from(head.width) * u64::from(head.height) > 1_000_000 {
        return;
    }
    let wish = |output| PictureWish {
        ratio: "16:9".parse().ok(),
        size: Bounds::width(64),
        output,
        quality: 80,
        sharpening: Sharpening::Light,
    };
    let wishes = [Output::Jpeg, Output::WebP, Output::Png].map(wish);
    let portrait = Portrait::empty(interview::PortraitId::numbered(1));
    if let Ok(made) = picture::derive(bytes, &portrait, &wishes, &Stamp::default()) {
        assert!(made.iter().all(|picture| picture::inspect(&picture.bytes).is_ok()));
    }
});
