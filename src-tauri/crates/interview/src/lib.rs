//! The words of the trade: what a published interview is made of, as plain values.
//!
//! Nothing here touches a disk, a clock or a database. In reading order:
//!
//! * [`text`]: paragraphs of marked text, always in one normal form
//! * [`block`]: question, answer, pull quote, portrait, subheading, note, box, intro
//! * [`people`]: guests and interviewers as records
//! * [`portrait`] and [`credit`]: pictures, and the line that must stand beside them
//! * [`title`]: kicker, headline, standfirst, byline by role
//! * [`details`]: dates, language, category, tags, slug, embargo, variants, related items
//! * [`Interview`]: all of it together
//! * [`document`]: the published JSON form and its versions
//! * [`speech`]: speakers as they are printed; pairs of question and answers
//! * [`language`]: the two languages of messages
//! * [`lengths`]: how much there is to read
//! * [`normalise`]: the one form of text that every way in and out agrees on
//! * [`slug`]: names for files and addresses

pub mod block;
pub mod credit;
pub mod details;
pub mod document;
pub mod ids;
pub mod language;
pub mod lengths;
pub mod normalise;
pub mod people;
pub mod portrait;
pub mod slug;
pub mod speech;
pub mod text;
pub mod title;

pub use block::{Audience, Block, Content, QuoteSource};
pub use credit::{Credit, CreditForm, CreditSpan, Licence, ParsedCredit};
pub use details::{Channel, Details, PartialDate, RelatedItem, Variant};
pub use ids::{BlockId, PersonId, PictureHash, PortraitId};
pub use language::Language;
pub use people::{Person, Role};
pub use portrait::{AltText, Crop, FocalPoint, Portrait};
pub use text::{Mark, Paragraph, Span};
pub use title::{BylineEntry, BylineRole, Title};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An interview as its reader will see it: title matter, blocks in order, and the records they refer to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Interview {
    /// Kicker, headline, standfirst, byline.
    #[serde(default)]
    pub title: Title,
    /// The text, block by block, in the order of print.
    #[serde(default)]
    pub blocks: Vec<Block>,
    /// Guests and interviewers; questions and answers name them by id.
    #[serde(default)]
    pub people: Vec<Person>,
    /// Pictures; portrait blocks name them by id.
    #[serde(default)]
    pub portraits: Vec<Portrait>,
    /// Dates, language, category, tags, slug, embargo, variants, related items.
    #[serde(default)]
    pub details: Details,
}

impl Interview {
    /// The person with this id.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.iter().find(|person| &person.id == id)
    }

    /// The portrait with this id.
    pub fn portrait(&self, id: &PortraitId) -> Option<&Portrait> {
        self.portraits.iter().find(|portrait| &portrait.id == id)
    }

    /// The block with this id.
    pub fn block(&self, id: &BlockId) -> Option<&Block> {
        self.blocks.iter().find(|block| &block.id == id)
    }

    /// The guests, in the order in which they were entered.
    pub fn guests(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| person.role == Role::Guest)
    }

    /// What a list calls this interview: the headline, else the guests' names, else nothing.
    pub fn working_title(&self) -> String {
        if !self.title.headline.trim().is_empty() {
            return self.title.headline.trim().to_owned();
        }
        let names: Vec<&str> =
            self.guests().map(|guest| guest.name.as_str()).filter(|n| !n.is_empty()).collect();
        names.join(", ")
    }
}
