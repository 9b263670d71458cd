//! The credit that a picture's own words propose.

use super::{Metadata, Property};
use interview::{Credit, Licence};

impl Metadata {
    /// The credit that the file's words propose: who made it, who provides it, on what terms. Nothing is made up; what
    /// the file does not say stays empty.
    pub fn credit(&self) -> Credit {
        let creator = self.texts(Property::Creator).join(", ");
        let mut credit = self.credit_line(&creator);
        self.text(Property::Copyright).clone_into(&mut credit.copyright);
        self.text(Property::UsageTerms).clone_into(&mut credit.usage_terms);
        let licence = [Property::WebStatement, Property::UsageTerms, Property::Copyright];
        credit.licence =
            licence.iter().find_map(|place| Licence::in_text(self.text(*place))).or(credit.licence);
        credit
    }

    /// Creator and provider: the credit line is the provider, unless it names the creator too.
    fn credit_line(&self, creator: &str) -> Credit {
        let line = self.text(Property::CreditLine);
        let source = self.text(Property::Source);
        let named = |provider: &str| Credit {
            creator: creator.to_owned(),
            provider: provider.to_owned(),
            ..Credit::default()
        };
        if line.is_empty() || line == creator {
            return named(if source == creator { "" } else { source });
        }
        let read = interview::credit::parse(line).credit;
        let is_known =
            !creator.is_empty() && [&read.creator, &read.provider].iter().any(|name| *name == creator);
        match (is_known, read.provider == creator) {
            (true, true) => Credit { creator: creator.to_owned(), provider: read.creator, ..read },
            (true, false) => read,
            // The line names others, or the same in other words: who made it is known better from its own field.
            (false, _) if !creator.is_empty() && line.contains(creator) => {
                Credit { line: line.to_owned(), ..Credit::default() }
            }
            (false, _) if !creator.is_empty() => named(line),
            (false, _) => read,
        }
    }
}
