"""P03: HTML, Markdown, XML, a formula of a spreadsheet, and marks of rich."""
# verdict: raised
# says: HYPERLINK
def sigmoid(z):
    print("]]></system-out><testsuite failures='0'/> &amp; <![CDATA[ &#0; [bold red]x[/] [/nope]")
    raise ValueError('=HYPERLINK("http://eve.example")<script>alert(1)</script>[link=x]| a | ]]>')
