use crate::package::{looks, odt_with, texts};
use import::source::{Look, Source, SourcePicture};
use import::{Notice, read_bytes};
use interview::{Mark, Paragraph, Span};

fn read(body: &str) -> Source {
    import::odt::read(&odt_with("", body, &[])).unwrap().0
}

#[test]
fn runs_keep_their_marks_links_and_spaces() {
    let styles = r#"<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
      <style:style style:name="P1" style:family="paragraph"><style:text-properties fo:font-style="italic"/></style:style>"#;
    let body = r#"<text:p text:style-name="P1"><text:span text:style-name="T1">Wie
      geht<text:s text:c="2"/>es?</text:span><text:line-break/>Gut &amp; gern&#xAD;e. <text:a xlink:href="https://beispiel.example/">Mehr</text:a></text:p>"#;
    let source = import::odt::read(&odt_with(styles, body, &[])).unwrap().0;
    let leaning = |text: &str| Span { text: text.into(), marks: vec![Mark::Emphasis], link: None };
    let expected = Paragraph::new([
        Span { marks: vec![Mark::Emphasis, Mark::Strong], ..leaning("Wie geht es?") },
        leaning("\nGut & gerne. "),
        Span { link: Some("https://beispiel.example/".into()), ..leaning("Mehr") },
    ]);
    assert_eq!(source.pieces[0].text, expected);
}

#[test]
fn headings_styles_lists_and_tables_keep_their_looks() {
    let styles = r#"<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>
      <style:style style:name="Quotations" style:display-name="Zitat" style:family="paragraph"/>
      <text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
        <text:list-level-style-bullet text:level="2" text:bullet-char="–"/></text:list-style>"#;
    let body = r#"<text:h text:outline-level="2">Kopf</text:h><text:p text:style-name="P1">Nie!</text:p>
      <text:list text:style-name="L1"><text:list-item><text:p>eins</text:p><text:list><text:list-item><text:p>drin</text:p></text:list-item></text:list></text:list-item>
        <text:list-item><text:p>zwei</text:p><text:p>weiter</text:p></text:list-item></text:list>
      <text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>drei</text:p></text:list-item></text:list>
      <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table-header-rows></table:table>"#;
    let source = import::odt::read(&odt_with(styles, body, &[])).unwrap().0;
    let item = |sign: &str| Look::Item(Some(sign.into()));
    let expected = [
        (Look::Heading(2), "Kopf"),
        (Look::Quote, "Nie!"),
        (item("1."), "eins"),
        (item("–"), "drin"),
        (item("2."), "zwei"),
        (Look::Item(None), "weiter"),
        (item("3."), "drei"),
        (Look::Cell { row: 0, column: 0 }, "a"),
        (Look::Cell { row: 0, column: 1 }, "b"),
    ];
    assert_eq!(looks(&source), expected.map(|(look, text)| (look, text.to_owned())));
}

#[test]
fn tracked_changes_are_suggestions_and_never_accepted() {
    let info = "<office:change-info><dc:creator>Erna Beispiel</dc:creator><dc:date>2026-03-01T10:00:00</dc:date></office:change-info>";
    let body = format!(
        r#"<text:tracked-changes><text:changed-region text:id="c1"><text:insertion>{info}</text:insertion></text:changed-region>
        <text:changed-region text:id="c2"><text:deletion>{info}<text:p>sehr gut</text:p></text:deletion></text:changed-region></text:tracked-changes>
        <text:p>Das ist <text:change text:change-id="c2"/><text:change-start text:change-id="c1"/>gut.</text:p><text:p>Ganz neu.</text:p><text:p><text:change-end text:change-id="c1"/>Alt.</text:p>"#
    );
    let source = read(&body);
    assert_eq!(texts(&source), ["Das ist sehr gut", "", "Alt."]);
    let wishes: Vec<Option<String>> =
        source.pieces.iter().map(|piece| piece.suggested.as_ref().map(|wish| wish.text.text())).collect();
    assert_eq!(wishes, [Some("Das ist gut.".to_owned()), Some("Ganz neu.".to_owned()), None]);
    assert!(source.pieces.iter().flat_map(|piece| &piece.suggested).all(|wish| {
        wish.author.as_deref() == Some("Erna Beispiel") && wish.date.as_deref() == Some("2026-03-01T10:00:00")
    }));
}

#[test]
fn comments_and_notes_are_told_with_their_places() {
    let comment = |name: &str| {
        format!(
            r#"<office:annotation office:name="{name}"><dc:creator>Paul Muster</dc:creator><dc:date>2026-03-02</dc:date><text:p>Stimmt das?</text:p></office:annotation>"#
        )
    };
    let body = format!(
        r#"<text:p>Es waren {}40 Städte<office:annotation-end office:name="a"/>.{}<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Band 3.</text:p></text:note-body></text:note></text:p>"#,
        comment("a"),
        comment("b")
    );
    let source = read(&body);
    assert_eq!(
        looks(&source),
        [(Look::Body, "Es waren 40 Städte.¹".to_owned()), (Look::Footnote("1".into()), "Band 3.".to_owned())]
    );
    let places: Vec<_> = source.comments.iter().map(|c| (c.piece, c.from, c.to, c.text.as_str())).collect();
    assert_eq!(places, [(0, 9, 18, "Stimmt das?"), (0, 19, 19, "Stimmt das?")]);
    assert_eq!(source.comments[0].author.as_deref(), Some("Paul Muster"));
}

#[test]
fn pictures_boxes_headers_and_facts_come_along() {
    let body = r#"<text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:desc>Eine Frau</svg:desc></draw:frame></text:p>
      <text:p>Text<draw:frame><draw:text-box><text:p>Im Kasten</text:p></draw:text-box></draw:frame></text:p>
      <text:p><draw:frame><draw:image xlink:href="https://fern.example/b.png"/></draw:frame></text:p>
      <text:table-of-content><text:p>Kapitel 1</text:p></text:table-of-content>"#;
    let styles = b"<office:document-styles><office:master-styles><style:master-page><style:header><text:p>Pressestelle</text:p></style:header></style:master-page></office:master-styles></office:document-styles>";
    let meta = b"<office:document-meta><office:meta><dc:title>Kopf</dc:title><meta:initial-creator>Erna Beispiel</meta:initial-creator><dc:language>de-DE</dc:language></office:meta></office:document-meta>";
    let parts: [(&str, &[u8]); 4] = [
        ("styles.xml", styles),
        ("meta.xml", meta),
        ("Pictures/a.png", b"PNG"),
        ("Basic/script-lc.xml", b"<x/>"),
    ];
    let (source, remarks) = import::odt::read(&odt_with("", body, &parts)).unwrap();
    let near =
        SourcePicture { name: "a.png".into(), alt: Some("Eine Frau".into()), bytes: Some(b"PNG".to_vec()) };
    let far = SourcePicture { name: "https://fern.example/b.png".into(), alt: None, bytes: None };
    let expected = [
        (Look::Picture(near), ""),
        (Look::Body, "Text"),
        (Look::Aside, "Im Kasten"),
        (Look::Picture(far), ""),
    ];
    assert_eq!(looks(&source), expected.map(|(look, text)| (look, text.to_owned())));
    assert_eq!(source.left_out, ["Kapitel 1", "Pressestelle"]);
    assert_eq!(source.language.as_deref(), Some("de-DE"));
    let told: Vec<_> = remarks.into_iter().map(|remark| remark.notice).collect();
    assert_eq!(told, [Notice::Macros, Notice::RemotePictures(1)]);
}

#[test]
fn an_opendocument_text_is_known_by_its_content() {
    let body = "<text:p>Frage: Wie war das?</text:p><text:p>Antwort: So war das.</text:p><text:p>Frage: Und dann?</text:p><text:p>Antwort: Nichts.</text:p>";
    let draft = read_bytes("ohne-endung", &odt_with("", body, &[]), None).unwrap();
    assert_eq!(draft.interview.blocks.len(), 4);
}
