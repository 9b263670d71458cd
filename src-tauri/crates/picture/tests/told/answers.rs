//! What ExifTool reads, by its own names of tags.

use picture::metadata::{Origin, Property};
use serde_json::{Map, Value};
use std::path::Path;
use std::process::Command;

/// Runs ExifTool on a folder; nothing if it is not installed.
pub(crate) fn exiftool(folder: &Path, arguments: &[&str]) -> Option<Vec<u8>> {
    let output = Command::new("exiftool").args(arguments).arg(folder).output();
    if output.is_err() {
        eprintln!("exiftool is not installed: what pictures say is not compared with its answers");
    }
    output.ok().map(|output| output.stdout)
}

/// What ExifTool says about one file.
pub(crate) struct Answer {
    pub(crate) file: String,
    tags: Map<String, Value>,
}

pub(crate) fn of(folder: &Path) -> Vec<Answer> {
    let json = exiftool(folder, &["-json", "-G1", "-n", "-m"]).unwrap();
    let files: Vec<Map<String, Value>> = serde_json::from_slice(&json).unwrap();
    let name = |tags: &Map<String, Value>| {
        Path::new(tags["SourceFile"].as_str().unwrap()).file_name().unwrap().to_owned()
    };
    files.into_iter().map(|tags| Answer { file: name(&tags).into_string().unwrap(), tags }).collect()
}

impl Answer {
    pub(crate) fn number(&self, tag: &str) -> Option<u64> {
        self.tags.get(tag).and_then(Value::as_u64)
    }

    /// The texts of a property in a block.
    pub(crate) fn texts(&self, property: Property, origin: Origin) -> Vec<String> {
        if origin == Origin::Exif && property == Property::Creator {
            // One text for all.
            let artists = self.tag("IFD0:Artist").concat();
            return artists.split("; ").filter(|name| !name.is_empty()).map(str::to_owned).collect();
        }
        if property == Property::DateCreated {
            return self.moment(origin).into_iter().collect();
        }
        tags(property, origin).iter().flat_map(|tag| self.tag(tag)).collect()
    }

    fn moment(&self, origin: Origin) -> Option<String> {
        let one = |tag: &str| self.tag(tag).into_iter().next();
        match origin {
            Origin::Xmp => one("XMP-photoshop:DateCreated").or(one("XMP-exif:DateTimeOriginal")),
            Origin::Iim => {
                let time = one("IPTC:TimeCreated").map(|time| format!(" {time}")).unwrap_or_default();
                one("IPTC:DateCreated").map(|date| date + &time)
            }
            _ => {
                let fraction = one("ExifIFD:SubSecTimeOriginal").map(|f| format!(".{f}")).unwrap_or_default();
                let offset = one("ExifIFD:OffsetTimeOriginal").unwrap_or_default();
                one("ExifIFD:DateTimeOriginal").map(|date| date + &fraction + &offset)
            }
        }
    }

    /// ExifTool writes a text that looks like a number as one, and a list of one as its only text.
    pub(crate) fn tag(&self, tag: &str) -> Vec<String> {
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        match self.tags.get(tag) {
            Some(Value::Array(values)) => values.iter().map(text).collect(),
            Some(value) => vec![text(value)],
            None => Vec::new(),
        }
    }
}

/// Our texts as ExifTool writes them: dates with colons, PLUS without its address.
pub(crate) fn as_exiftool(property: Property, texts: &[String]) -> Vec<String> {
    let as_exiftool = |text: &String| match property {
        Property::DateCreated => {
            let (day, time) = text.split_once('T').unwrap_or((text, ""));
            format!("{} {time}", day.replace('-', ":")).trim().to_owned()
        }
        _ => text.strip_prefix("http://ns.useplus.org/ldf/vocab/").unwrap_or(text).to_owned(),
    };
    texts.iter().map(as_exiftool).collect()
}

fn tags(property: Property, origin: Origin) -> &'static [&'static str] {
    use Property as P;
    match (origin, property) {
        (Origin::Xmp, property) => xmp_tags(property),
        (Origin::Iim, P::Creator) => &["IPTC:By-line"],
        (Origin::Iim, P::CreatorJobTitle) => &["IPTC:By-lineTitle"],
        (Origin::Iim, P::CreatorContact) => &["IPTC:Contact"],
        (Origin::Iim, P::CreditLine) => &["IPTC:Credit"],
        (Origin::Iim, P::Source) => &["IPTC:Source"],
        (Origin::Iim, P::Copyright) => &["IPTC:CopyrightNotice"],
        (Origin::Iim, P::Caption) => &["IPTC:Caption-Abstract"],
        (Origin::Iim, P::Headline) => &["IPTC:Headline"],
        (Origin::Iim, P::Title) => &["IPTC:ObjectName"],
        (Origin::Iim, P::Sublocation) => &["IPTC:Sub-location"],
        (Origin::Iim, P::City) => &["IPTC:City"],
        (Origin::Iim, P::State) => &["IPTC:Province-State"],
        (Origin::Iim, P::Country) => &["IPTC:Country-PrimaryLocationName"],
        (Origin::Iim, P::Keywords) => &["IPTC:Keywords"],
        (Origin::Iim, P::Instructions) => &["IPTC:SpecialInstructions"],
        (Origin::Iim, P::JobId) => &["IPTC:OriginalTransmissionReference"],
        (Origin::Exif, P::Copyright) => &["IFD0:Copyright"],
        (Origin::Exif, P::Caption) => &["IFD0:ImageDescription"],
        _ => &[],
    }
}

fn xmp_tags(property: Property) -> &'static [&'static str] {
    use Property as P;
    match property {
        P::Creator => &["XMP-dc:Creator"],
        P::CreatorJobTitle => &["XMP-photoshop:AuthorsPosition"],
        P::CreatorContact => {
            &["XMP-iptcCore:CreatorCity", "XMP-iptcCore:CreatorWorkEmail", "XMP-iptcCore:CreatorWorkURL"]
        }
        P::CreditLine => &["XMP-photoshop:Credit"],
        P::Source => &["XMP-photoshop:Source"],
        P::Copyright => &["XMP-dc:Rights"],
        P::UsageTerms => &["XMP-xmpRights:UsageTerms"],
        P::WebStatement => &["XMP-xmpRights:WebStatement"],
        P::LicensorName => &["XMP-plus:LicensorName"],
        P::LicensorUrl => &["XMP-plus:LicensorURL"],
        P::Caption => &["XMP-dc:Description"],
        P::AltText => &["XMP-iptcCore:AltTextAccessibility"],
        P::ExtendedDescription => &["XMP-iptcCore:ExtDescrAccessibility"],
        P::Headline => &["XMP-photoshop:Headline"],
        P::Title => &["XMP-dc:Title"],
        P::PersonShown => &["XMP-iptcExt:PersonInImage"],
        P::DateCreated => &["XMP-photoshop:DateCreated"],
        P::Sublocation => &["XMP-iptcCore:Location"],
        P::City => &["XMP-photoshop:City"],
        P::State => &["XMP-photoshop:State"],
        P::Country => &["XMP-photoshop:Country"],
        P::Keywords => &["XMP-dc:Subject"],
        P::Instructions => &["XMP-photoshop:Instructions"],
        P::JobId => &["XMP-photoshop:TransmissionReference"],
        P::DigitalSourceType => &["XMP-iptcExt:DigitalSourceType"],
        P::DataMining => &["XMP-plus:DataMining"],
        P::ModelReleaseStatus => &["XMP-plus:ModelReleaseStatus"],
        P::ModelReleaseId => &["XMP-plus:ModelReleaseID"],
        P::PropertyReleaseStatus => &["XMP-plus:PropertyReleaseStatus"],
        P::PropertyReleaseId => &["XMP-plus:PropertyReleaseID"],
    }
}
