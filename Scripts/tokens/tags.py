"""The tags that the model learns: UniDic's first level, split where UPOS or a reader of names needs it."""

# The order is the model's; PartOfSpeech.swift has the same.
TAGS = [
    "名詞-普通名詞", "名詞-固有名詞-一般", "名詞-固有名詞-姓", "名詞-固有名詞-名", "名詞-固有名詞-人名", "名詞-固有名詞-地名",
    "名詞-数詞", "名詞-助数詞", "代名詞", "形状詞", "連体詞", "副詞", "接続詞", "感動詞", "動詞", "動詞-非自立", "形容詞", "助動詞",
    "助詞-格助詞", "助詞-係助詞", "助詞-副助詞", "助詞-接続助詞", "助詞-準体助詞", "助詞-終助詞", "接頭辞", "接尾辞", "記号", "補助記号",
]
INDEX = {tag: number for number, tag in enumerate(TAGS)}
UNKNOWN = 31  # no tag is known: the word does not teach the tagger


def tag(*levels):
    """The number of a UniDic part of speech, given its levels from the first to the last."""
    levels = list(levels) + ["*"] * 4
    first, second, third, fourth = levels[:4]
    if first == "名詞":
        if second == "固有名詞":
            if third == "人名":
                name = {"姓": "姓", "名": "名"}.get(fourth, "人名")
            else:
                name = "地名" if third == "地名" else "一般"
            return INDEX["名詞-固有名詞-" + name]
        if second == "数詞":
            return INDEX["名詞-数詞"]
        if second == "普通名詞" and third == "助数詞可能":
            return INDEX["名詞-助数詞"]
        return INDEX["名詞-普通名詞"]
    if first == "動詞":
        return INDEX["動詞-非自立" if second == "非自立可能" else "動詞"]
    if first == "助詞":
        return INDEX.get("助詞-" + second, INDEX["助詞-格助詞"])
    if first == "空白":
        return INDEX["補助記号"]
    return INDEX.get(first, UNKNOWN)


def first_level(name):
    return name.split("-")[0]
