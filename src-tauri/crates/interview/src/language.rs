//! The two languages in which the program speaks to people.

/// A language of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Deutsch.
    #[default]
    German,
    /// English.
    English,
}

impl Language {
    /// The language of messages that fits a text in this language (BCP 47): German for German, else English.
    pub fn of(tag: &str) -> Self {
        if crate::title::is_german(tag) { Self::German } else { Self::English }
    }

    /// One of two wordings.
    pub fn choose<T>(self, german: T, english: T) -> T {
        match self {
            Self::German => german,
            Self::English => english,
        }
    }
}
