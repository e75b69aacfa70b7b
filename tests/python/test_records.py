"""Articles and errors as Python objects."""

import copy
import json
import pickle
from collections.abc import Mapping

import dateline
import pytest
from dateline import records


@pytest.fixture(scope="module")
def article(seed):
    return dateline.extract(seed, evidence=True)


def test_article_is_a_mapping(article):
    assert isinstance(article, Mapping)
    assert article == json.loads(article.to_json())
    assert list(article) == list(json.loads(article.to_json()))
    assert {**article}["headline"] == article.headline
    assert "headline" in article
    assert article.get("nothing") is None


def test_members_are_attributes_too(article):
    assert article.dateline.section == article["dateline"]["section"] == "WORLD"
    assert article.read_also[0].title == article["read_also"][0]["title"]
    assert article.evidence["headline"].rule
    assert "headline" in dir(article)
    with pytest.raises(AttributeError, match="Article has no member 'nothing'"):
        _ = article.nothing
    with pytest.raises(KeyError):
        article["nothing"]


def test_evidence_is_there_only_where_it_was_asked_for(seed):
    assert "evidence" not in dateline.extract(seed)


def test_every_member_of_the_schema_has_its_annotation():
    schema = dateline.schema()["$defs"]
    article = schema["article"]["properties"]
    assert list(records.Article.__annotations__) == list(article)

    def members(definition):
        return set(definition["properties"]) - {"items", "published", "parts"}

    kinds = {
        records.Dateline: article["dateline"],
        records.Person: article["authors"]["items"],
        records.Body: article["body"],
        records.Image: article["images"]["items"],
        records.Video: article["videos"]["items"],
        records.ListItem: schema["list_rows"]["items"],
        records.Evidence: schema["evidence"],
        records.Warning: schema["warnings"]["items"],
        records.Paragraph: schema["paragraph"],
        records.Heading: schema["heading"],
        records.List: schema["list"],
        records.Quote: schema["quote"],
        records.ImageBlock: schema["image"],
        records.Table: schema["table"],
        records.Embed: schema["embed"],
        records.Code: schema["code"],
    }
    for kind, definition in kinds.items():
        assert set(kind.__annotations__) - {"published"} == members(definition), kind


def test_blocks_have_their_types():
    page = "<article><h1>Rain expected</h1><p>It will rain in the north of the country, says the weather office of Lower Lake.</p>" + (
        "<h2>What to take along for the way</h2><ul><li>An umbrella of the larger kind</li><li>Boots that keep the water out</li></ul>"
        "<blockquote>It has never rained like this before, the head of the office said.</blockquote>"
    ) * 2 + "<p>It will rain in the south of the country too, says the same office of Lower Lake.</p></article>"
    blocks = dateline.extract(page).body.blocks
    kinds = {type(block) for block in blocks}
    assert {records.Paragraph, records.Heading, records.List, records.Quote} <= kinds
    listed = next(block for block in blocks if isinstance(block, records.List))
    assert listed["items"] == ["An umbrella of the larger kind", "Boots that keep the water out"]
    assert dict(listed.items()) == listed.to_dict()


def test_copies_are_equal(article):
    for copied in (pickle.loads(pickle.dumps(article)), copy.copy(article), copy.deepcopy(article), dateline.Article(article.to_json())):
        assert copied == article
        assert type(copied) is dateline.Article
        assert copied.to_json() == article.to_json()
    for part in (article.dateline, article.body, article.body.blocks[0], article.read_also[0], article.evidence["headline"]):
        for copied in (pickle.loads(pickle.dumps(part)), copy.deepcopy(part)):
            assert copied == part
            assert type(copied) is type(part)


def test_plain_objects_are_the_callers_own(article):
    plain = article.to_dict()
    assert json.loads(json.dumps(plain)) == json.loads(article.to_json())
    plain["dateline"]["section"] = "changed"
    plain["read_also"].clear()
    assert article.dateline.section == "WORLD"
    assert article.read_also


def test_what_is_no_record_is_refused():
    for text in ("{}", "[]", '{"kind": "error"}', '{"kind": "article"}', "no JSON", "\ud800"):
        with pytest.raises(ValueError):
            dateline.Article(text)
    for text in ("{}", '{"kind": "error"}'):
        with pytest.raises(ValueError, match="no record of the kind 'error'"):
            dateline.DatelineError(text)
    for kind in (dateline.Article, dateline.DatelineError):
        with pytest.raises(TypeError, match="NoneType"):
            kind(None)


def test_errors_have_the_members_of_their_record():
    with pytest.raises(dateline.DatelineError) as failure:
        dateline.extract(b"%PDF-1.7", url="https://news.example/1")
    error = failure.value
    record = json.loads(error.to_json())
    for name in dateline.schema()["$defs"]["error"]["required"]:
        if name not in ("kind", "schema_version"):
            assert getattr(error, name) == record[name]
    copied = pickle.loads(pickle.dumps(error))
    assert copied == error
    assert str(copied) == str(error) == f"not-html: {error.message}"
    assert hash(copied) == hash(error)
