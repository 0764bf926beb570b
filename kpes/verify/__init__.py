"""Whether what is there still is what was issued, signed and recorded: functions that give checks.

`project` checks a project's own copies, register and evidence, `returned` a file that came back (`known` is all that it
may be compared with, `bytes` tells whether it is one of them), `evidence` what was recorded beside the text that was
signed, `signed` the electronic signatures on PDFs; `compare` tells words apart. `earlier` compares the register with
what git, a protocol or an export shows of it as it was.
"""
