package dev.doorsill.dialect.oidc;

import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** The few words for a person whom nobody sends on. Holds nothing that came with the request. */
record SignOutPage(Locale language) {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%s">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>%s</title>
            <p>%s</p>
            </html>
            """;

    Response done() {
        return page(200, "You are signed out. You can close this page.", "您已退出登录，可以关闭此页面。");
    }

    Response nothing() {
        return page(200, "Nothing was left to sign out of here. You can close this page.", "此处没有需要退出的登录，可以关闭此页面。");
    }

    Response invalid() {
        return page(400, "This sign-out link is not valid. Nobody was signed out.", "此退出链接无效，未退出任何登录。");
    }

    private Response page(int status, String english, String chinese) {
        var inChinese = language.getLanguage().equals("zh");
        var title = inChinese ? "退出登录" : "Sign out";
        var response = Response.status(status)
                .type("text/html;charset=UTF-8")
                .entity(PAGE.formatted(inChinese ? "zh-CN" : "en", title, inChinese ? chinese : english))
                .header("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
        Uncached.HEADERS.forEach(response::header);
        return response.build();
    }
}
