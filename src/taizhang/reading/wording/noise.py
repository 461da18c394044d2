"""What a web page puts around an issued text: navigation, bylines, counters, comment forms, footers.

Only whole blocks are noise, and only ones that no issued text has: in doubt a block stays.
"""

import re

_ALONE = re.compile(
    r"(?:requestId.*|(?:作者|分类|标签|来源|编辑|责任编辑|浏览(?:次数|量)?|阅读(?:次数|量)?|点击数?|字号|字体|打印|分享(?:到)?|发布时间|发布日期|更新时间|信息来源|索引号|主题分类)[：:].*"
    r"|(?:首页|返回(?:顶部|首页)?|上一[篇页].*|下一[篇页].*|(?:【?(?:打印本页|关闭窗口|打印|关闭|收藏)】? ?)+|留言|发[布佈]留言|发表评论|相关(?:阅读|解读|文章|链接|推荐|附件|新闻)(?:[：:].*)?|扫一扫.*|分享到?[：:]?.*|大 ?中 ?小|【?字体.*】?)"
    r"|首页(?: ?[|｜·/] ?[\u4e00-\u9fff]{2,6})+|当前位置.*|您(?:现在)?的?位置.*|(?:首页|主页) ?[>＞»/].*"
    r"|(?:微信|微博|QQ空间|新浪微博)(?:[ 、]?(?:微信|微博|QQ空间|新浪微博))*|本页面?二维码)",
    re.IGNORECASE,
)
# Wherever they stand in a line. Most lines are long and hold none: to ask for words is much faster than a pattern with .* in front.
_WITHIN = "必须填写的电子邮件 必需填写的电子邮件 icp备 公网安备 版权所有 网站标识码 技术支持： 技术支持: copyright".split()
_HOLDS = re.compile("|".join(map(re.escape, (*_WITHIN, "all rights reserved"))))
_APART = (("主办单位", re.compile(r"主办单位[：:].*承办单位")), ("获悉，", re.compile(r"获悉，.*(?:发布|印发)了")))


def is_noise(line: str) -> bool:
    """Whether the whole block `line` (simplified, width-folded, trimmed) is the page's and not the document's."""
    return _ALONE.fullmatch(line) is not None or ("\n" not in line and _holds_noise(line))


def _holds_noise(line: str) -> bool:
    words = line.lower()
    return _HOLDS.search(words) is not None or any(w in line and p.search(line) for w, p in _APART)
