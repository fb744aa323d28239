"""What is done to load fast changes nothing of what is loaded."""

import subprocess
import sys

import lemminflect
import pytest
from lemminflect import config
from lemminflect.codecs.InflectionLUCodec import InflectionLUCodec
from lemminflect.codecs.LemmaLUCodec import LemmaLUCodec

from readout.language import load, word_tables


@pytest.mark.parametrize(
    ("codec", "path", "table"),
    [
        (LemmaLUCodec, config.lemma_lu_fn, lambda: lemminflect.Lemmatizer().lemma_dict),
        (InflectionLUCodec, config.inflection_lu_fn, lambda: lemminflect.Inflections().infl_dict),
    ],
    ids=["lemmas", "inflections"],
)
def test_a_lazy_dictionary_has_every_entry_of_the_librarys_own(codec, path, table):
    load()
    lazy = table()
    assert isinstance(lazy, word_tables.LazyTable)
    assert {word: lazy.get(word) for word in codec.load(path)} == codec.load(path)
    assert lazy.get("blorpful", {}) == {}


def test_spacy_comes_without_its_command_line_and_gives_it_when_asked():
    code = (
        "import sys, readout.statements; assert 'spacy' in sys.modules and 'spacy.cli' not in sys.modules;"
        "import spacy; assert spacy.info(silent=True)['spacy_version'] == spacy.__version__;"
        "assert 'spacy.cli' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_pipeline_is_what_spacy_would_load():
    import spacy

    from readout.language.pipeline import MODEL

    text = (
        "Ms. Brandt doesn't think that Orvania will close its side; see http://a.example/b by 5p.m. (or not)."
    )
    own, theirs = load()(text), spacy.load(MODEL)(text)
    assert own.to_json() == theirs.to_json()
    assert load().meta["name"] == "readout_official"


def test_what_is_done_to_a_looked_up_entry_stays_with_whoever_did_it():
    load()
    lemminflect.getAllLemmas("ports").clear()
    lemminflect.getAllInflections("port")["NNS"] = ("havens",)
    assert lemminflect.getAllLemmas("ports")["NOUN"] == ("port",)
    assert lemminflect.getAllInflections("port")["NNS"] == ("ports", "port")


def test_a_command_leaves_nothing_to_look_through_at_exit():
    code = (
        "import gc, atexit; from readout.cli import main; main(['--version']);"
        "atexit._run_exitfuncs(); assert gc.get_freeze_count() > 1000; assert gc.get_threshold()[0] == 50_000"
    )
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
