//! Which links may leave.

/// Schemes that open a page, a mail or a call, and run nothing.
const SCHEMES: [&str; 6] = ["http", "https", "mailto", "tel", "ftp", "ftps"];

/// The link leads to a page, a mail address, a telephone, or a place of the same site. Whatever could run a program
/// or open a file does not leave: `javascript:`, `data:`, `file:` and all that nobody has heard of.
pub fn is_safe(url: &str) -> bool {
    if url.is_empty() || url.chars().any(char::is_control) {
        // Browsers drop line ends and tabs inside an address, so `java\nscript:` would run.
        return false;
    }
    let scheme = url.trim_start().split(['/', '?', '#']).next().unwrap_or_default();
    match scheme.split_once(':') {
        Some((scheme, _)) => SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known)),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_run_nothing_may_leave() {
        for url in [
            "https://x.example/a:b",
            "HTTP://x",
            "mailto:a@b.example",
            "tel:+49",
            "/a/b:c",
            "#x",
            "?a=b:c",
            "a.html",
        ] {
            assert!(is_safe(url), "{url}");
        }
        for url in [
            "",
            "javascript:alert(1)",
            "JavaScript:x",
            " javascript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "java\nscript:x",
            "java\tscript:x",
            "vbscript:x",
            "\u{1}javascript:x",
            "blob:x",
            "wortlaut:x",
        ] {
            assert!(!is_safe(url), "{url:?}");
        }
    }
}
