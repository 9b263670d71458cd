//! An XMP packet (ISO 16684-1) with the properties of IPTC Core, IPTC Extension and PLUS that we write.

use super::Stamp;
use std::fmt::Write;

const HEAD: &str = "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\" xmlns:xmpRights=\"http://ns.adobe.com/xap/1.0/rights/\" \
xmlns:Iptc4xmpCore=\"http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/\" \
xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\" xmlns:plus=\"http://ns.useplus.org/ldf/xmp/1.0/\">";

const FOOT: &str = "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>";

pub(super) fn packet(stamp: &Stamp) -> Vec<u8> {
    let mut xml = Xml { text: HEAD.to_owned(), language: &stamp.language };
    xml.list("dc:creator", "Seq", &stamp.creators);
    xml.plain("photoshop:Credit", &stamp.credit);
    xml.plain("photoshop:Source", &stamp.source);
    xml.in_languages("dc:rights", &stamp.copyright);
    xml.in_languages("xmpRights:UsageTerms", &stamp.terms);
    xml.plain("xmpRights:WebStatement", &stamp.licence_url);
    xml.in_languages("dc:description", &stamp.caption);
    xml.in_languages("Iptc4xmpCore:AltTextAccessibility", &stamp.alt);
    xml.list("Iptc4xmpExt:PersonInImage", "Bag", &stamp.persons);
    xml.plain("Iptc4xmpExt:DigitalSourceType", &stamp.digital_source_type);
    xml.plain("plus:DataMining", &stamp.data_mining);
    xml.text.push_str(FOOT);
    xml.text.into_bytes()
}

/// Writing into a string cannot fail, so its results are let go.
struct Xml<'a> {
    text: String,
    language: &'a str,
}

impl Xml<'_> {
    fn plain(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            let _ = write!(self.text, "<{name}>{}</{name}>", escaped(value));
        }
    }

    fn list(&mut self, name: &str, kind: &str, values: &[String]) {
        if values.is_empty() {
            return;
        }
        let _ = write!(self.text, "<{name}><rdf:{kind}>");
        for value in values {
            let _ = write!(self.text, "<rdf:li>{}</rdf:li>", escaped(value));
        }
        let _ = write!(self.text, "</rdf:{kind}></{name}>");
    }

    /// A text for readers of any language, and the same for those of its own.
    fn in_languages(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let value = escaped(value);
        let _ = write!(self.text, "<{name}><rdf:Alt><rdf:li xml:lang=\"x-default\">{value}</rdf:li>");
        if !self.language.is_empty() {
            let _ = write!(self.text, "<rdf:li xml:lang=\"{}\">{value}</rdf:li>", self.language);
        }
        let _ = write!(self.text, "</rdf:Alt></{name}>");
    }
}

fn escaped(value: &str) -> String {
    value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
