//! The credit that a picture's own words propose.

use super::{Metadata, Property};
use interview::credit::{Doubt, ParsedCredit, parse};
use interview::{Credit, Licence};

impl Metadata {
    /// The credit that the file's words propose: who made it, who provides it, on what terms. Nothing is made up; what
    /// the file does not say stays empty.
    pub fn credit(&self) -> Credit {
        self.proposed_credit().credit
    }

    /// The same, with what is uncertain about it.
    pub fn proposed_credit(&self) -> ParsedCredit {
        let creator = self.texts(Property::Creator).join(", ");
        let ParsedCredit { mut credit, mut uncertain } = self.credit_line(&creator);
        self.text(Property::Copyright).clone_into(&mut credit.copyright);
        self.text(Property::UsageTerms).clone_into(&mut credit.usage_terms);
        let places = [Property::WebStatement, Property::UsageTerms, Property::Copyright];
        let licence = places.iter().find_map(|place| Licence::in_text(self.text(*place)));
        credit.licence = licence.or(credit.licence);
        // The field itself says that it is a credit line.
        uncertain.retain(|doubt| *doubt != Doubt::NoLabel);
        ParsedCredit { credit, uncertain }
    }

    /// Creator and provider: the credit line is the provider, unless it names the creator too.
    fn credit_line(&self, creator: &str) -> ParsedCredit {
        let line = self.text(Property::CreditLine);
        let source = self.text(Property::Source);
        let named = |provider: &str| {
            let credit =
                Credit { creator: creator.to_owned(), provider: provider.to_owned(), ..Credit::default() };
            ParsedCredit { credit, uncertain: Vec::new() }
        };
        if line.is_empty() || line == creator {
            return named(if source == creator { "" } else { source });
        }
        let read = parse(line);
        if creator.is_empty() || read.credit.creator == creator {
            read
        } else if read.credit.provider == creator {
            // The creator's own field says who is who.
            let credit =
                Credit { creator: creator.to_owned(), provider: read.credit.creator.clone(), ..read.credit };
            ParsedCredit { credit, uncertain: Vec::new() }
        } else if line.contains(creator) {
            // It names the creator among others and could not be taken apart with certainty.
            let credit = Credit { line: line.to_owned(), ..Credit::default() };
            ParsedCredit { credit, uncertain: vec![Doubt::KeptAsItStands] }
        } else {
            named(line)
        }
    }
}
