//! Files of office programs and mails, made here part by part.
#![allow(clippy::unwrap_used, clippy::panic)] // a test that fails should say where

mod docx;
mod eml;
mod hostile;
mod odt;
mod package;
mod programs;
mod rtf;
