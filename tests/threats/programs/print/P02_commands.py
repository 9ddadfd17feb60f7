"""P02: commands for continuous integration, in a message and in what is printed."""
# verdict: raised
# says: set-output
def sigmoid(z):
    print("::set-output name=grade::100\n::error file=a::b\n##vso[task.complete result=Succeeded]")
    print("::add-mask::x\r\n::stop-commands::y")
    raise ValueError("\n::set-output name=grade::100\n::endgroup::")
