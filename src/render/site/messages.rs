//! The interface's words: Fluent messages, embedded and overridable.
//!
//! [`Messages::load`] builds, for each locale of the site, a chain of bundles: the
//! locale's own messages, those of locales that its readers can read, and `en-US`. A
//! project's messages win one by one over the embedded ones. *Invariant:* a message
//! that is missing or broken is never silent, and never stops a build: it is looked up
//! down the chain, ends as its own key, and is listed by [`Messages::faults`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource};
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::YMD;

use super::model::Date;
use super::theme::{ThemeError, ThemeFiles};
use crate::locale::Locale;
use crate::text::LineIndex;

/// The locale whose messages are complete by definition, at the end of every chain.
const LAST_RESORT: &str = "en-US";

/// The embedded messages: locale, file name, text.
const EMBEDDED: [(&str, &str, &str); 10] = [
    (
        LAST_RESORT,
        "report.ftl",
        include_str!("../../../locales/en-US/report.ftl"),
    ),
    (
        "fr",
        "report.ftl",
        include_str!("../../../locales/fr/report.ftl"),
    ),
    (
        "ru",
        "report.ftl",
        include_str!("../../../locales/ru/report.ftl"),
    ),
    (
        "pt-BR",
        "report.ftl",
        include_str!("../../../locales/pt-BR/report.ftl"),
    ),
    (
        "zh-TW",
        "report.ftl",
        include_str!("../../../locales/zh-TW/report.ftl"),
    ),
    (
        LAST_RESORT,
        "site.ftl",
        include_str!("../../../locales/en-US/site.ftl"),
    ),
    (
        "fr",
        "site.ftl",
        include_str!("../../../locales/fr/site.ftl"),
    ),
    (
        "ru",
        "site.ftl",
        include_str!("../../../locales/ru/site.ftl"),
    ),
    (
        "pt-BR",
        "site.ftl",
        include_str!("../../../locales/pt-BR/site.ftl"),
    ),
    (
        "zh-TW",
        "site.ftl",
        include_str!("../../../locales/zh-TW/site.ftl"),
    ),
];

type Bundle = FluentBundle<Arc<FluentResource>>;

/// The messages of all locales of a site. Shared between threads.
pub struct Messages {
    /// By tag, as the site writes it.
    chains: BTreeMap<String, Chain>,
    faults: Mutex<BTreeSet<MessageFault>>,
}

/// Where the words of one locale come from, best first.
struct Chain {
    bundles: Vec<Arc<Bundle>>,
    /// The language that the first bundle speaks.
    interface: Locale,
    /// `None` where no pattern of dates is known; dates are then written as ISO 8601.
    dates: Option<DateTimeFormatter<YMD>>,
}

/// A message that could not be shown as it should.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MessageFault {
    /// The locale that asked for it.
    pub locale: String,
    /// The message's id.
    pub key: String,
    /// What is wrong: lower case, no full stop.
    pub problem: String,
}

impl Messages {
    /// Builds the chains for `locales` from the embedded messages and those of a theme
    /// folder (`locales/<tag>/*.ftl`).
    ///
    /// # Errors
    /// A file that is not UTF-8 or not Fluent, with its line; a folder that is not named
    /// for a locale.
    pub fn load(locales: &[Locale], files: &ThemeFiles) -> Result<Self, ThemeError> {
        let bundles = Bundles::load(files)?;
        let chains = locales
            .iter()
            .map(|locale| (locale.to_string(), bundles.chain(locale)))
            .collect();
        Ok(Self {
            chains,
            faults: Mutex::default(),
        })
    }

    /// The message `key` in a locale of the site, without arguments.
    pub fn get(&self, locale: &str, key: &str) -> String {
        self.format(locale, key, None)
    }

    /// The message `key` in a locale of the site. Arguments are not escaped, and no
    /// isolation marks are put around them: the text fits attributes and titles.
    pub fn format(&self, locale: &str, key: &str, args: Option<&FluentArgs>) -> String {
        let bundles = self
            .chains
            .get(locale)
            .map_or(&[][..], |chain| chain.bundles.as_slice());
        for (rank, bundle) in bundles.iter().enumerate() {
            let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
                continue;
            };
            if rank > 0 {
                self.fault(locale, key, "the message is missing".to_owned());
            }
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, args, &mut errors);
            for error in &errors {
                self.fault(locale, key, describe(error));
            }
            return text.into_owned();
        }
        self.fault(locale, key, "no locale has the message".to_owned());
        key.to_owned()
    }

    /// A day in the long form of a locale of the site: `4 мая 2020 г.`
    pub fn date(&self, locale: &str, day: jiff::civil::Date) -> Date {
        let iso = day.to_string();
        let formatter = self
            .chains
            .get(locale)
            .and_then(|chain| chain.dates.as_ref());
        let text = formatter.and_then(|formatter| {
            let (year, month, day) = (day.year(), day.month(), day.day());
            let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
            let date = icu_calendar::Date::try_new_iso(i32::from(year), month, day).ok()?;
            Some(formatter.format(&date).to_string())
        });
        Date {
            text: text.unwrap_or_else(|| iso.clone()),
            iso,
        }
    }

    /// The language that the interface of a locale speaks: the locale's own, or that of
    /// the messages found in its stead.
    pub fn interface(&self, locale: &str) -> String {
        self.chains.get(locale).map_or_else(
            || LAST_RESORT.to_owned(),
            |chain| chain.interface.to_string(),
        )
    }

    /// What went wrong so far, in order of locale and key.
    pub fn faults(&self) -> Vec<MessageFault> {
        let faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        faults.iter().cloned().collect()
    }

    fn fault(&self, locale: &str, key: &str, problem: String) {
        let mut faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        faults.insert(MessageFault {
            locale: locale.to_owned(),
            key: key.to_owned(),
            problem,
        });
    }
}

fn describe(error: &FluentError) -> String {
    match error {
        FluentError::ResolverError(error) => format!("the message does not resolve: {error}"),
        other => format!("the message does not resolve: {other}"),
    }
}

/// All bundles there are, by the maximized tag.
struct Bundles(BTreeMap<Locale, (Locale, Arc<Bundle>)>);

impl Bundles {
    fn load(files: &ThemeFiles) -> Result<Self, ThemeError> {
        let mut resources: BTreeMap<Locale, (Locale, Vec<Arc<FluentResource>>)> = BTreeMap::new();
        let mut add = |tag: &str, path: &str, text: &str| -> Result<(), ThemeError> {
            let locale: Locale = tag.parse().map_err(|_| ThemeError::Locale {
                path: path.to_owned(),
                tag: tag.to_owned(),
            })?;
            let resource = Arc::new(parse(path, text)?);
            let entry = resources
                .entry(locale.maximized())
                .or_insert_with(|| (locale, Vec::new()));
            entry.1.push(resource);
            Ok(())
        };
        for (tag, file, text) in EMBEDDED {
            add(tag, &format!("locales/{tag}/{file}"), text)?;
        }
        for (path, bytes) in files {
            let Some((tag, file)) = path
                .strip_prefix("locales/")
                .and_then(|rest| rest.split_once('/'))
            else {
                continue;
            };
            if super::theme::has_extension(file, "ftl") {
                add(tag, path, super::theme::utf8(path, bytes)?)?;
            }
        }
        let bundles = resources.into_iter().map(|(key, (locale, resources))| {
            let mut bundle = Bundle::new_concurrent(vec![locale.id().clone()]);
            bundle.set_use_isolating(false);
            for resource in resources {
                bundle.add_resource_overriding(resource);
            }
            (key, (locale, Arc::new(bundle)))
        });
        Ok(Self(bundles.collect()))
    }

    fn chain(&self, locale: &Locale) -> Chain {
        let own = self.0.get(&locale.maximized());
        let readable = self
            .0
            .values()
            .filter(|(other, _)| locale.reads(other) && !locale.agrees_with(other));
        let last = self
            .0
            .values()
            .filter(|(other, _)| other.to_string() == LAST_RESORT);
        let mut found: Vec<&(Locale, Arc<Bundle>)> = Vec::new();
        for candidate in own.into_iter().chain(readable).chain(last) {
            if !found.iter().any(|(other, _)| *other == candidate.0) {
                found.push(candidate);
            }
        }
        let speaks = found
            .first()
            .map(|(speaks, _)| speaks)
            .filter(|speaks| !locale.reads(speaks));
        // A French date in an English sentence would be neither.
        let interface = speaks.unwrap_or(locale).clone();
        let dates = interface
            .to_string()
            .parse::<icu_locale_core::Locale>()
            .ok()
            .and_then(|id| DateTimeFormatter::try_new(id.into(), YMD::long()).ok());
        Chain {
            bundles: found.iter().map(|(_, bundle)| Arc::clone(bundle)).collect(),
            interface,
            dates,
        }
    }
}

fn parse(path: &str, text: &str) -> Result<FluentResource, ThemeError> {
    FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
        let first = errors.first();
        let at = first.map_or(0, |error| error.pos.start);
        ThemeError::Messages {
            path: path.to_owned(),
            line: LineIndex::new(text).line(at),
            problem: first.map_or_else(String::new, |error| error.kind.to_string()),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(tags: &[&str], files: &[(&str, &str)]) -> Messages {
        let locales: Vec<Locale> = tags.iter().map(|tag| tag.parse().unwrap()).collect();
        let files = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
            .collect();
        Messages::load(&locales, &files).unwrap()
    }

    fn count(messages: &Messages, locale: &str, key: &str, count: i64) -> String {
        let mut args = FluentArgs::new();
        args.set("count", count);
        messages.format(locale, key, Some(&args))
    }

    #[test]
    fn every_locale_has_every_message_and_no_other() {
        let ids = |text: &str| -> BTreeSet<String> {
            text.lines()
                .filter_map(|line| line.split_once(" ="))
                .filter(|(id, _)| id.starts_with(|c: char| c.is_ascii_alphabetic()))
                .map(|(id, _)| id.to_owned())
                .collect()
        };
        let complete: BTreeMap<&str, BTreeSet<String>> = EMBEDDED
            .iter()
            .filter(|(tag, _, _)| *tag == LAST_RESORT)
            .map(|(_, file, text)| (*file, ids(text)))
            .collect();
        for (tag, file, text) in EMBEDDED {
            assert_eq!(ids(text), complete[file], "{tag}/{file}");
        }
    }

    #[test]
    fn a_project_overrides_message_by_message() {
        // `fr` is embedded, and one language with `fr-FR`.
        let own = [(
            "locales/fr-FR/own.ftl",
            "page-home = Le nôtre\nx-two = Deux",
        )];
        let messages = messages(&["fr-FR"], &own);
        assert_eq!(messages.get("fr-FR", "page-home"), "Le nôtre");
        assert_eq!(messages.get("fr-FR", "x-two"), "Deux");
        assert_ne!(messages.get("fr-FR", "nav-next"), "nav-next");
        assert_eq!(messages.faults(), []);
    }

    #[test]
    fn a_missing_message_falls_back_and_is_recorded() {
        let files = [("locales/en-US/own.ftl", "x-new = New")];
        let messages = messages(&["ru-RU"], &files);
        assert_eq!(messages.get("ru-RU", "x-new"), "New");
        assert_eq!(messages.get("ru-RU", "x-none"), "x-none");
        let keys: Vec<_> = messages.faults().into_iter().map(|f| f.key).collect();
        assert_eq!(keys, ["x-new", "x-none"]);
    }

    #[test]
    fn a_message_that_does_not_resolve_is_recorded() {
        let files = [("locales/en-US/own.ftl", "x-bad = Hello { $nobody }")];
        let messages = messages(&["en-US"], &files);
        assert_eq!(messages.get("en-US", "x-bad"), "Hello {$nobody}");
        assert_eq!(messages.faults().len(), 1);
    }

    #[test]
    fn scripts_are_never_mixed() {
        let messages = messages(&["zh-HK", "zh-CN", "pt-PT", "fr-FR", "de"], &[]);
        let speaks = |tag| messages.interface(tag);
        assert_eq!(speaks("zh-HK"), "zh-HK");
        assert_eq!(speaks("zh-CN"), "en-US");
        assert_eq!(speaks("pt-PT"), "pt-PT");
        assert_eq!(speaks("fr-FR"), "fr-FR");
        assert_eq!(speaks("de"), "en-US");
    }

    #[test]
    fn plurals_follow_the_language() {
        let ftl = "x-n = { $count ->\n    [one] { $count } шаг\n    [few] { $count } шага\n   *[other] { $count } шагов\n }";
        let messages = messages(&["ru-RU"], &[("locales/ru/own.ftl", ftl)]);
        assert_eq!(count(&messages, "ru-RU", "x-n", 21), "21 шаг");
        assert_eq!(count(&messages, "ru-RU", "x-n", 3), "3 шага");
        assert_eq!(count(&messages, "ru-RU", "x-n", 11), "11 шагов");
    }

    #[test]
    fn dates_are_written_as_the_locale_writes_them() {
        let messages = messages(&["ru-RU", "fr-FR", "pt-BR", "zh-TW", "en-US"], &[]);
        let day = jiff::civil::date(2020, 5, 4);
        let text = |tag| messages.date(tag, day).text;
        assert_eq!(text("ru-RU"), "4 мая 2020\u{202f}г.");
        assert_eq!(text("fr-FR"), "4 mai 2020");
        assert_eq!(text("pt-BR"), "4 de maio de 2020");
        assert_eq!(text("zh-TW"), "2020年5月4日");
        assert_eq!(text("en-US"), "May 4, 2020");
        assert_eq!(messages.date("fr-FR", day).iso, "2020-05-04");
    }

    #[test]
    fn a_broken_file_is_an_error_with_its_line() {
        let files = BTreeMap::from([(
            "locales/fr/site.ftl".to_owned(),
            b"ok = Oui\nbroken = { $".to_vec(),
        )]);
        let error = Messages::load(&["fr".parse().unwrap()], &files)
            .err()
            .unwrap();
        assert!(error.to_string().starts_with("locales/fr/site.ftl:2: "));
    }
}
