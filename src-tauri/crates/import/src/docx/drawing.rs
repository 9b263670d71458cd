//! Pictures and text boxes inside a run: DrawingML, and the VML that older programs write.

use crate::source::SourcePicture;
use crate::xml::Element;

/// What is in a drawing.
#[derive(Default)]
pub(super) struct Found<'t> {
    /// Each with the id of the relation that leads to its bytes.
    pub(super) pictures: Vec<(String, SourcePicture)>,
    pub(super) boxes: Vec<Element<'t>>,
    /// The alternative text that was stated last: it stands before its picture.
    alt: Option<String>,
}

/// Looks for pictures and text boxes.
pub(super) fn look_into<'t>(element: Element<'t>, found: &mut Found<'t>) {
    match element.name() {
        // The same thing twice, for newer and for older programs.
        "AlternateContent" => {
            let choice = element.child("Choice").or_else(|| element.child("Fallback"));
            choice.into_iter().for_each(|choice| look_into_children(choice, found));
            return;
        }
        "txbxContent" => {
            found.boxes.push(element);
            return;
        }
        "docPr" => found.alt = alternative(element, &["descr", "title"]),
        "cNvPr" => found.alt = alternative(element, &["descr", "title"]).or(found.alt.take()),
        "shape" | "rect" => found.alt = alternative(element, &["alt"]),
        "blip" => take_picture(element, &["embed", "link"], found),
        "imagedata" => take_picture(element, &["id", "href"], found),
        _ => {}
    }
    look_into_children(element, found);
}

fn look_into_children<'t>(element: Element<'t>, found: &mut Found<'t>) {
    element.children().for_each(|child| look_into(child, found));
}

fn take_picture(element: Element<'_>, names: &[&str], found: &mut Found<'_>) {
    let relation = names.iter().find_map(|name| element.attribute(name).filter(|id| !id.is_empty()));
    if let Some(relation) = relation {
        let alt = found.alt.take();
        found.pictures.push((relation, SourcePicture { alt, ..SourcePicture::default() }));
    }
}

fn alternative(element: Element<'_>, names: &[&str]) -> Option<String> {
    names
        .iter()
        .find_map(|name| element.attribute(name))
        .map(|alt| alt.trim().to_owned())
        .filter(|alt| !alt.is_empty())
}
