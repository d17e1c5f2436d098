/* Keys of names: the sounds in which the spellings of a name agree. As `belarus_releases.names.keys`, whose tables it takes. */
"use strict";

/** The keys of words, by the tables of the index that the page carries. */
function nameKeys({ sounds, habits, endings, baltic }) {
    const units = ["ch", ...Object.keys(sounds)].sort((one, other) => other.length - one.length);
    const unit = new RegExp(units.map(text => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|") + "|.", "gsu");
    const readings = habits.map(([others, reading]) => [new RegExp(others, "u"), reading]);
    const shown = endings.map(([ending, other]) => [new RegExp(ending, "gu"), other]);
    const balticEnding = new RegExp(baltic, "u");

    const joined = text => text.replace(/(?<!i)i+(?=[au])/gu, "").replace(/(.)\1+/gsu, "$1");
    const soundsOf = (word, reading) =>
        joined(word.replace(unit, text => reading[text] ?? sounds[text] ?? text).replace(/(?<=a)u/gu, "v"));

    /** The words of a text in lower case, without the accents that change no sound. */
    function words(text) {
        const letters = [...text.normalize("NFC").toLowerCase().normalize("NFC")]
            .filter(letter => !/[\p{Mn}\p{Cf}]/u.test(letter))
            .map(letter => (letter in sounds ? letter : [...letter.normalize("NFKD")][0]))
            .map(letter => (letter in sounds || /[\p{L}\p{N}]/u.test(letter) ? letter : " "));
        return letters.join("").split(" ").filter(Boolean);
    }

    /** The sounds that a word may stand for, by each habit of writing, also without a Baltic ending. */
    function keys(word) {
        for (const [ending, other] of shown) word = word.replace(ending, other);
        const stem = word.replace(balticEnding, "");
        const spellings = [...stem].filter(letter => sounds[letter] !== "").length > 3 ? [word, stem] : [word];
        const found = spellings.flatMap(spelling => {
            const fitting = readings.filter(([others]) => !others.test(spelling)).map(([, reading]) => reading);
            return (fitting.length ? fitting : [{ ch: "g" }]).map(reading => soundsOf(spelling, reading));
        });
        return [...new Set(found)];
    }

    return { words, keys };
}
