use crate::package::{docx, docx_with, looks, texts};
use import::source::{Look, Source, SourcePicture};
use import::{Notice, read_bytes};
use interview::{Mark, Paragraph, Span};

fn read(bytes: &[u8]) -> Source {
    import::docx::read(bytes).unwrap().0
}

/// A paragraph of one run.
fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A paragraph of this style.
fn styled(style: &str, text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
}

#[test]
fn runs_keep_their_marks_links_and_line_breaks() {
    let body = r#"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Wie </w:t></w:r><w:r><w:rPr><w:b/><w:i w:val="0"/></w:rPr><w:t>geht es?</w:t></w:r>
      <w:r><w:br/><w:t xml:space="preserve">Gut &amp; </w:t><w:softHyphen/><w:t>gern&#xAD;e.</w:t></w:r>
      <w:hyperlink r:id="r1"><w:r><w:rPr><w:i/></w:rPr><w:t>Mehr</w:t></w:r></w:hyperlink>
      <w:hyperlink w:anchor="ziel"><w:r><w:t> hier</w:t></w:r></w:hyperlink></w:p>"#;
    let source = read(&docx_with(body, &[("r1", "hyperlink", "https://beispiel.example/")], &[]));
    let marked = |text: &str, mark: Mark| Span { text: text.into(), marks: vec![mark], link: None };
    let expected = Paragraph::new([
        marked("Wie geht es?", Mark::Strong),
        Span::plain("\nGut & gerne."),
        Span { link: Some("https://beispiel.example/".into()), ..marked("Mehr", Mark::Emphasis) },
        Span::plain(" hier"),
    ]);
    assert_eq!(source.pieces[0].text, expected);
}

#[test]
fn styles_are_known_by_their_german_and_english_names_and_by_their_bases() {
    let styles = r#"<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-AT"/></w:rPr></w:rPrDefault></w:docDefaults>
      <w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="b"><w:name w:val="Hausstil"/><w:basedOn w:val="a"/></w:style>
      <w:style w:type="paragraph" w:styleId="c"><w:name w:val="Interviewfrage"/><w:rPr><w:b/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="d"><w:name w:val="Zitat"/></w:style>
      <w:style w:type="paragraph" w:styleId="e"><w:name w:val="Kapitel"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>"#;
    let body = [
        styled("b", "Zwischen"),
        styled("c", "Warum?"),
        styled("d", "Nie!"),
        styled("e", "Eins"),
        styled("Titel", "Kopf"),
    ];
    let relations = [("r1", "styles", "styles.xml")];
    let source = read(&docx_with(&body.concat(), &relations, &[("word/styles.xml", styles.as_bytes())]));
    let found: Vec<Look> = source.pieces.iter().map(|piece| piece.look.clone()).collect();
    assert_eq!(found, [Look::Heading(2), Look::Body, Look::Quote, Look::Heading(1), Look::Title]);
    assert!(source.pieces[0].text.spans()[0].marks.is_empty(), "a heading's own bold says nothing");
    assert!(source.pieces[1].text.spans()[0].has(Mark::Strong), "a bold style marks its words");
    assert_eq!(source.language.as_deref(), Some("de-AT"));
}

#[test]
fn a_short_line_in_large_letters_is_a_heading_without_a_style() {
    let sized = |size: u32, text: &str| {
        format!(r#"<w:p><w:r><w:rPr><w:sz w:val="{size}"/></w:rPr><w:t>{text}</w:t></w:r></w:p>"#)
    };
    let long = "Ein langer Satz steht hier. ".repeat(10);
    let source = read(&docx(
        &[sized(36, "Groß"), sized(28, "Mittel"), sized(22, &long.repeat(2)), sized(36, &long)].concat(),
    ));
    let found: Vec<Look> = source.pieces.iter().map(|piece| piece.look.clone()).collect();
    assert_eq!(found, [Look::Heading(1), Look::Heading(2), Look::Body, Look::Body]);
}

#[test]
fn lists_print_their_numbers_and_signs() {
    let numbering = r#"<w:numbering>
      <w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Frage %1:"/></w:lvl>
        <w:lvl w:ilvl="1"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
      <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
      <w:abstractNum w:abstractNumId="9"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/></w:lvl></w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
      <w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num></w:numbering>"#;
    let item = |list: u8, level: u8| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"#
        )
    };
    let body = [item(1, 0), item(1, 1), item(1, 1), item(1, 0), item(1, 1), item(2, 0), item(3, 0)].concat();
    let relations = [("r1", "numbering", "numbering.xml")];
    let source = read(&docx_with(&body, &relations, &[("word/numbering.xml", numbering.as_bytes())]));
    let signs: Vec<String> = source
        .pieces
        .iter()
        .map(|piece| match &piece.look {
            Look::Item(Some(sign)) => sign.clone(),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(signs, ["Frage 3:", "3.i", "3.ii", "Frage 4:", "4.i", "•", "–"]);
}

#[test]
fn tables_keep_their_cells_and_a_table_of_one_cell_is_a_box() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(text));
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell("Frage"),
        cell("Wie?"),
        cell("Antwort"),
        cell("So.")
    );
    let alone = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell("Zur Person"));
    let source = read(&docx(&format!("{}{table}{alone}{}", p("Davor"), p("Danach"))));
    let at = |row, column| Look::Cell { row, column };
    let expected = [
        (Look::Body, "Davor"),
        (at(0, 0), "Frage"),
        (at(0, 1), "Wie?"),
        (at(1, 0), "Antwort"),
        (at(1, 1), "So."),
        (Look::Aside, "Zur Person"),
        (Look::Body, "Danach"),
    ];
    assert_eq!(looks(&source), expected.map(|(look, text)| (look, text.to_owned())));
    assert!(source.pieces[6].gap_before && !source.pieces[0].gap_before);
}

#[test]
fn tracked_changes_are_suggestions_and_never_accepted() {
    let body = r#"<w:p><w:r><w:t>Das ist </w:t></w:r>
      <w:del w:author="Erna Beispiel" w:date="2026-03-01T10:00:00Z"><w:r><w:delText>sehr gut</w:delText></w:r></w:del>
      <w:ins w:author="Erna Beispiel" w:date="2026-03-01T10:00:00Z"><w:r><w:t>gut</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>
      <w:p><w:moveFrom w:author="B"><w:r><w:t>Wandert.</w:t></w:r></w:moveFrom></w:p>
      <w:p><w:moveTo w:author="B"><w:r><w:t>Wandert.</w:t></w:r></w:moveTo></w:p>
      <w:p><w:ins w:author="A"><w:del w:author="B"><w:r><w:delText>Nie da gewesen.</w:delText></w:r></w:del></w:ins><w:r><w:t>Bleibt.</w:t></w:r></w:p>"#;
    let source = read(&docx(body));
    assert_eq!(texts(&source), ["Das ist sehr gut.", "Wandert.", "", "Bleibt."]);
    let wishes: Vec<Option<String>> =
        source.pieces.iter().map(|piece| piece.suggested.as_ref().map(|wish| wish.text.text())).collect();
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(wishes, [some("Das ist gut."), some(""), some("Wandert."), some("Nie da gewesen.Bleibt.")]);
    let wish = source.pieces[0].suggested.as_ref().unwrap();
    assert_eq!(wish.author.as_deref(), Some("Erna Beispiel"));
    assert_eq!(wish.date.as_deref(), Some("2026-03-01T10:00:00Z"));
}

const COMMENTS: &str = r#"<w:comments>
  <w:comment w:id="1" w:author="Paul Muster" w:date="2026-03-02T09:00:00Z"><w:p><w:r><w:t>Stimmt das?</w:t></w:r></w:p><w:p><w:r><w:t>Quelle!</w:t></w:r></w:p></w:comment>
  <w:comment w:id="2" w:author="Paul Muster"><w:p><w:r><w:t>Lang</w:t></w:r></w:p></w:comment></w:comments>"#;

#[test]
fn comments_know_their_words_author_and_date() {
    let body = r#"<w:p><w:r><w:t>Es waren </w:t></w:r><w:ins w:author="x"><w:r><w:t>etwa </w:t></w:r></w:ins><w:commentRangeStart w:id="1"/><w:r><w:t>40 Städte</w:t></w:r>
      <w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:r><w:t>.</w:t></w:r></w:p>
      <w:p><w:r><w:t>Über </w:t></w:r><w:commentRangeStart w:id="2"/><w:r><w:t>zwei</w:t></w:r></w:p>
      <w:p><w:r><w:t>Absätze</w:t></w:r><w:commentRangeEnd w:id="2"/></w:p>"#;
    let source = read(&docx_with(
        body,
        &[("r1", "comments", "comments.xml")],
        &[("word/comments.xml", COMMENTS.as_bytes())],
    ));
    let [first, second] = source.comments.as_slice() else { panic!("{:?}", source.comments) };
    assert_eq!((first.piece, first.from, first.to), (0, 9, 18));
    assert_eq!(first.author.as_deref(), Some("Paul Muster"));
    assert_eq!(first.date.as_deref(), Some("2026-03-02T09:00:00Z"));
    assert_eq!(first.text, "Stimmt das?\nQuelle!");
    assert_eq!((second.piece, second.from, second.to), (1, 5, 9));
}

#[test]
fn comments_and_suggestions_find_their_blocks() {
    let body = r#"<w:p><w:r><w:t>Frage: Wie viele Städte sind dabei?</w:t></w:r></w:p>
      <w:p><w:r><w:t xml:space="preserve">Beispiel: Es waren </w:t></w:r><w:commentRangeStart w:id="1"/><w:r><w:t>40 Städte</w:t></w:r><w:commentRangeEnd w:id="1"/>
      <w:del w:author="Erna Beispiel"><w:r><w:delText> oder mehr</w:delText></w:r></w:del><w:r><w:t>.</w:t></w:r></w:p>
      <w:p><w:r><w:t>Frage: Und wie geht es weiter?</w:t></w:r></w:p><w:p><w:r><w:t>Beispiel: Mit Mut.</w:t></w:r></w:p>"#;
    let bytes =
        docx_with(body, &[("r1", "comments", "comments.xml")], &[("word/comments.xml", COMMENTS.as_bytes())]);
    let draft = read_bytes("interview.docx", &bytes, None).unwrap();
    let answer =
        draft.interview.blocks.iter().find(|block| block.content.text().contains("40 Städte")).unwrap();
    assert_eq!(answer.content.text(), "Es waren 40 Städte oder mehr.");
    assert_eq!(draft.comments[0].block.as_ref(), Some(&answer.id));
    assert_eq!(draft.comments[0].words, "40 Städte");
    assert_eq!(draft.suggestions[0].block.as_ref(), Some(&answer.id));
    assert_eq!(draft.suggestions[0].suggested.text(), "Beispiel: Es waren 40 Städte.");
}

#[test]
fn notes_stand_at_the_end_with_their_signs() {
    let body = r#"<w:p><w:r><w:t>Im Archiv</w:t></w:r><w:r><w:footnoteReference w:id="5"/></w:r><w:r><w:t> liegt es.</w:t></w:r></w:p>"#;
    let notes = format!(
        r#"<w:footnotes><w:footnote w:id="-1">{}</w:footnote><w:footnote w:id="5">{}</w:footnote></w:footnotes>"#,
        p("—"),
        p("Band 3.")
    );
    let source = read(&docx_with(
        &format!("{body}{}", p("Ende.")),
        &[("r1", "footnotes", "footnotes.xml")],
        &[("word/footnotes.xml", notes.as_bytes())],
    ));
    let expected = [
        (Look::Body, "Im Archiv¹ liegt es."),
        (Look::Body, "Ende."),
        (Look::Footnote("1".into()), "Band 3."),
    ];
    assert_eq!(looks(&source), expected.map(|(look, text)| (look, text.to_owned())));
}

#[test]
fn pictures_bring_their_alternative_texts_and_nothing_is_fetched() {
    let drawing = |relation: &str, alt: &str| {
        format!(
            r#"<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Bild 1" descr="{alt}"/><a:graphic><a:blip {relation}/></a:graphic></wp:inline></w:drawing></w:r></w:p>"#
        )
    };
    let body = [drawing(r#"r:embed="r1""#, "Eine Frau am Fenster"), drawing(r#"r:link="r2""#, "")].concat();
    let relations = [("r1", "image", "media/bild.png"), ("r2", "image", "http://fern.example/b.jpg")];
    let bytes = docx_with(&body, &relations, &[("word/media/bild.png", b"PNG")]);
    let (source, remarks) = import::docx::read(&bytes).unwrap();
    let near = SourcePicture {
        name: "bild.png".into(),
        alt: Some("Eine Frau am Fenster".into()),
        bytes: Some(b"PNG".to_vec()),
    };
    let far = SourcePicture { name: "http://fern.example/b.jpg".into(), alt: None, bytes: None };
    assert_eq!(looks(&source), [near, far].map(|picture| (Look::Picture(picture), String::new())));
    assert_eq!(remarks[0].notice, Notice::RemotePictures(1));
}

#[test]
fn text_boxes_are_read_once() {
    let body = format!(
        r#"<w:p><w:r><w:t>Fließtext</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>
        <mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"#,
        p("Im Kasten")
    );
    let expected = [(Look::Body, "Fließtext"), (Look::Aside, "Im Kasten")];
    assert_eq!(looks(&read(&docx(&body))), expected.map(|(look, text)| (look, text.to_owned())));
}

#[test]
fn of_fields_only_the_results_are_text() {
    let field = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let body = format!(
        r#"<w:p><w:r><w:t xml:space="preserve">Am </w:t></w:r>{}<w:r><w:instrText>DATE \@ "d.M."</w:instrText></w:r>{}<w:r><w:t>3.4.</w:t></w:r>{}
        {0}<w:r><w:instrText> HYPERLINK "https://beispiel.example/a" </w:instrText></w:r>{1}<w:r><w:t>dort</w:t></w:r>{2}</w:p>"#,
        field("begin"),
        field("separate"),
        field("end")
    );
    let source = read(&docx(&body));
    assert_eq!(texts(&source), ["Am 3.4.dort"]);
    assert_eq!(source.pieces[0].text.spans()[1].link.as_deref(), Some("https://beispiel.example/a"));
}

#[test]
fn headers_hidden_words_and_tables_of_contents_are_left_out_but_not_lost() {
    let header = format!("<w:hdr>{}</w:hdr>", p("Pressestelle der Stadt Musterau"));
    let body = [
        styled("TOC1", "Kapitel 1 … 3"),
        r#"<w:p><w:r><w:t>Sichtbar</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>verborgen</w:t></w:r></w:p>"#.into(),
    ]
    .concat();
    let source = read(&docx_with(&body, &[("r1", "header", "h.xml")], &[("word/h.xml", header.as_bytes())]));
    assert_eq!(texts(&source), ["Sichtbar"]);
    assert_eq!(source.left_out, ["Kapitel 1 … 3", "verborgen", "Pressestelle der Stadt Musterau"]);
}

#[test]
fn the_file_says_who_wrote_it() {
    let core = r#"<cp:coreProperties><dc:title>Im Gespräch</dc:title><dc:creator>Erna Beispiel</dc:creator><dcterms:created>2026-03-01T00:00:00Z</dcterms:created><dc:language>de-DE</dc:language></cp:coreProperties>"#;
    let source = read(&docx_with(&p("Text"), &[], &[("docProps/core.xml", core.as_bytes())]));
    let fact = |name: &str| source.facts.iter().find(|fact| fact.0 == name).map(|fact| fact.1.as_str());
    assert_eq!((fact("title"), fact("author")), (Some("Im Gespräch"), Some("Erna Beispiel")));
    assert_eq!((fact("date"), source.language.as_deref()), (Some("2026-03-01T00:00:00Z"), Some("de-DE")));
}
