/** Writers that fall asleep between staging and commit, and what others do meanwhile. */
package dev.twinstore.contract.proof.sleep;
