import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Checks PDFs with veraPDF's library, "2a,ua1 FILE...": a line of counts for each file and standard, one for each fault. */
public class Conformance {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (int file = 1; file < arguments.length; file++) {
            for (String standard : arguments[0].split(",")) {
                check(arguments[file], PDFAFlavour.fromString(standard));
            }
        }
    }

    private static void check(String file, PDFAFlavour standard) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), standard)) {
            ValidationResult result = Foundries.defaultInstance().createValidator(standard, true).validate(parser);
            System.out.println("checked\t" + file + "\t" + result.getTotalAssertions());
            for (TestAssertion one : result.getTestAssertions()) {
                if (one.getStatus() == TestAssertion.Status.FAILED) {
                    System.out.println("failed\t" + file + "\t" + one.getRuleId().getClause() + " " + one.getMessage());
                }
            }
        }
    }
}
