import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Prints the admission statement as a pgbench script: the service's own text, with generated values for its parameters.
 * Run with the service's classes on the class path.
 */
public class Statement {
    private static final String FRESH = "md5(random()::text || clock_timestamp()::text)::text";

    public static void main(String[] arguments) throws Exception {
        var constant = Class.forName("dev.doorsill.account.PgAdmissions").getDeclaredField("REGISTER_AND_ENTER");
        constant.setAccessible(true);
        var parameters = parameters();
        var statement = Pattern.compile("\\$(\\d+)")
                .matcher((String) constant.get(null))
                .replaceAll(place -> parameters.getOrDefault(Integer.parseInt(place.group(1)), "NULL::text"));
        // What the service passes as a parameter is one here too: a constant would be planned away.
        System.out.println("\\set number random(1, 9000000000000000)");
        System.out.println("\\set no 0");
        System.out.println("\\set yes 1");
        System.out.println(statement.strip().replaceAll("(?m)^ *--.*$", "") + ";");
    }

    /** A sign-up by phone without a password; what is not named here is NULL. */
    private static Map<Integer, String> parameters() {
        var values = new HashMap<Integer, String>();
        values.put(1, "ARRAY[" + FRESH + "]");
        values.put(2, "ARRAY['CONTACT']");
        values.put(3, "gen_random_uuid()");
        values.put(4, FRESH);
        values.put(5, "now()");
        values.put(6, "'bench'::text");
        values.put(7, "'bench'::text");
        values.put(12, "(:no = 1)");
        values.put(13, ":number::text");
        values.put(14, "(:yes = 1)");
        values.put(27, "'{}'::jsonb");
        values.put(26, "'{}'::jsonb");
        values.put(28, "'127.0.0.1'::text");
        values.put(31, "NULL::uuid");
        values.put(35, "NULL::jsonb");
        values.put(38, "NULL::integer");
        values.put(39, "'PERSON'::text");
        values.put(40, "'bench'::text");
        values.put(41, FRESH);
        values.put(42, "ARRAY[" + FRESH + "]");
        values.put(43, "(:no = 1)");
        values.put(44, "gen_random_uuid()");
        values.put(45, FRESH);
        values.put(46, FRESH);
        values.put(47, "'http://127.0.0.1/auth/v1'::text");
        values.put(48, "'user sso'::text");
        values.put(50, "now() + interval '30 days'");
        return values;
    }
}
