package dev.doorsill.provider;

/** What names a person at WeChat. */
public enum WeChatSubject {
    /** Differs between the applications of one owner. */
    OPENID,
    /** The same for all applications that one owner has bound to one open-platform account. */
    UNIONID
}
