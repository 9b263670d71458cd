//! Any bytes as a picture: what it is, and everything that it says about itself.
#![no_main]

use interview::Language;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = picture::inspect(bytes);
    if let Ok(told) = picture::metadata(bytes, "de") {
        let _ = told.credit();
        for remark in &told.remarks {
            let _ = remark.sentence(Language::German);
        }
        for disagreement in &told.disagreements {
            assert!(disagreement.values.len() > 1);
        }
    }
});
